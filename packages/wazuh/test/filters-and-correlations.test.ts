import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { buildPack, emptyIdFile } from '../src/index.ts';

const rule = (name: string, more = '') => `title: ${name}
id: 6f1e3a52-6a0b-4c1d-9a5e-0000000000${name.length}0
name: ${name}
logsource: { category: process_creation, product: windows }
detection:
    selection: { Image: 'C:\\${name}.exe' }
    condition: selection
level: high
${more}`;

const filter = (rules: string, logSource = 'category: process_creation') => `title: filter of ${rules}
id: 6f1e3a52-6a0b-4c1d-9a5e-ffffffffffff
logsource: { ${logSource} }
filter:
    rules: ${rules}
    selection: { User: bob }
    condition: not selection
`;

const correlation = (generate: string) => `title: Many
correlation:
    type: event_count
    rules: [one]
    timespan: 1m
    condition: { gte: 5 }
${generate}`;

function built(...texts: readonly string[]) {
  const documents = parseSigma(texts.join('---\n'), 'rules.yml', new Diagnostics());
  const { manifest, files, diagnostics } = buildPack(documents, { ids: emptyIdFile });
  const entry = (title: string) => manifest.rules.find((each) => each.title === title);
  const said = diagnostics.all.map(({ id }) => id);
  return { entry, said, text: files.map(({ text }) => text).join('') };
}

describe('filters', () => {
  it.each([
    ['by name', '[one]', undefined, ['one']],
    ['by id', '[6f1e3a52-6a0b-4c1d-9a5e-000000000030]', undefined, ['one']],
    ['any', 'any', undefined, ['one', 'other']],
    ['whatever the case of a log source', '[other]', 'product: Windows', ['other']],
    ['of another log source', 'any', 'category: file_event', []],
    ['of nobody', '[none]', undefined, []],
  ])('are named by the rules they are added to: %s', (_, rules, logSource, expected) => {
    const { entry, said } = built(rule('one'), rule('other'), filter(rules, logSource));
    const named = ['one', 'other'].filter((title) => entry(title)?.filters !== undefined);
    expect(named).toEqual(expected);
    for (const title of named) {
      expect(entry(title)?.filters).toEqual([
        { id: '6f1e3a52-6a0b-4c1d-9a5e-ffffffffffff', title: `filter of ${rules}`, path: 'rules.yml' },
      ]);
    }
    expect(said.includes('idle-filter')).toBe(expected.length === 0);
  });

  it('change the rules they are added to and no other', () => {
    const [before, after] = [
      built(rule('one'), rule('other')),
      built(rule('one'), rule('other'), filter('[one]')),
    ];
    expect(after.text).toContain('bob');
    expect(after.entry('one')?.wazuhIds).toEqual(before.entry('one')?.wazuhIds);
    expect(after.entry('other')).toEqual(before.entry('other'));
  });
});

describe('rules that a correlation refers to', () => {
  it.each([
    ['only serve it', '', 'refused'],
    ['alert as well where it says so', 'generate: true\n', 'converted'],
  ])('%s', (_, generate, status) => {
    const { entry, said } = built(rule('one'), rule('other'), correlation(generate));
    expect(entry('one')).toMatchObject({ status });
    expect(entry('other')).toMatchObject({ status: 'converted' });
    expect(entry('Many')).toMatchObject({ status: 'refused' });
    expect(said.includes('serves-correlation')).toBe(status === 'refused');
  });
});
