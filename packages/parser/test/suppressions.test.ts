import { checkFiles } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { whoamiFile, whoamiRule } from './whoami-rule.ts';

const title = 'title: Whoami Execution';
const detects = 'title: Detects Whoami';

function idsOf(from: string, to: string): readonly string[] {
  return checkFiles([{ file: whoamiFile, text: whoamiRule.replace(from, () => to) }]).diagnostics.map(
    (each) => each.id,
  );
}

const cases: readonly (readonly [name: string, from: string, to: string, ids: readonly string[]])[] = [
  ['nothing is ignored without a comment', title, detects, ['title-form']],
  ['a comment at the end of the line', title, `${detects} # sigmazuh-ignore: title-form`, []],
  ['a comment on the line before', title, `# sigmazuh-ignore: title-form\n${detects}`, []],
  ['a comment before other comments', title, `# sigmazuh-ignore: title-form\n# why\n\n${detects}`, []],
  [
    'a comment on another line',
    'level: medium',
    `level: medium # sigmazuh-ignore: title-form`,
    ['idle-suppression'],
  ],
  ['a comment for the file, at its end', title, `${detects} #\n# sigmazuh-ignore-file: title-form`, []],
  [
    'several ids and a reason',
    title,
    `# sigmazuh-ignore: title-form, title-length -- for the team\n${detects}`,
    ['idle-suppression'],
  ],
  ['another id', title, `${detects} # sigmazuh-ignore: title-length`, ['title-form', 'idle-suppression']],
  ['a misspelt id', title, `${detects} # sigmazuh-ignore: title-fom`, ['title-form', 'idle-suppression']],
  ['a diagnostic of another package', title, `${title} # sigmazuh-ignore: some-field-cannot-be-mapped`, []],
  ['a warning of reading', 'status: test', 'status: tested # sigmazuh-ignore: invalid-status', []],
  [
    'an error of reading stays',
    'level: medium',
    'level: severe # sigmazuh-ignore: invalid-level',
    ['invalid-level', 'idle-suppression'],
  ],
  [
    'an error of a check',
    'selection and not filter',
    'filter and not filter # sigmazuh-ignore: contradiction, unused-identifier',
    ['unused-identifier', 'idle-suppression'],
  ],
];

describe('ignoring diagnostics', () => {
  it.each(cases)('%s', (_name, from, to, ids) => {
    expect(idsOf(from, to)).toEqual(ids);
  });

  it('is a matter of the file the comment stands in', () => {
    const text = whoamiRule.replace(title, detects);
    const other = text.replace('929a690e', '129a690e');
    const files = [
      { file: 'whoami_one.yml', text: `# sigmazuh-ignore-file: title-form\n${text}` },
      { file: 'whoami_two.yml', text: other },
    ];
    const found = checkFiles(files).diagnostics.filter((each) => each.id === 'title-form');
    expect(found.map((each) => each.range.file)).toEqual(['whoami_two.yml']);
  });
});
