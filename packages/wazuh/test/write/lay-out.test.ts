import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { buildPack, emptyIdFile, type IdFile } from '../../src/index.ts';

const source = 'product: windows, category: process_creation';
const small = ruleOf(source, '  s:\n    Image: a.exe\n  condition: s');

it('a range too small for the rules that only lead on is told, with the way out', () => {
  const ids: IdFile = { ...emptyIdFile, inner: [500_000, 500_000] };
  expect(() => buildPack([small], { ids })).toThrow(/range 500000 to 500000 .* set "inner: \[FIRST, LAST\]"/);
});

describe('what Wazuh has no place for is refused, and nothing else', () => {
  it('when the range of ids is used up', () => {
    const ids: IdFile = {
      ...emptyIdFile,
      range: [200_000, 200_000],
      retired: new Map([[200_000, 'a rule that is gone']]),
    };
    const pack = buildPack([small], { ids });
    expect(pack.manifest.totals).toMatchObject({ converted: 0, refused: 1 });
    expect(pack.diagnostics.all.map((each) => each.id)).toContain('no-id-left');
    expect(pack.files).toEqual([]);
  });

  it('when a rule of the manager has its id', () => {
    const ids: IdFile = { ...emptyIdFile, rules: new Map([[small.id?.value ?? '', 61_603]]) };
    const pack = buildPack([small], { ids });
    expect(pack.manifest.totals).toMatchObject({ converted: 0, refused: 1 });
    expect(pack.diagnostics.all.map((each) => each.message)[0]).toContain('has the id 61603');
  });

  it('when a limit of the loader would be broken', () => {
    const long = ruleOf(source, `  s:\n    ${'F'.repeat(2_100)}: a\n  condition: s`);
    const pack = buildPack([long], { ids: emptyIdFile });
    expect(pack.manifest.totals).toMatchObject({ converted: 0, refused: 1 });
    expect(pack.diagnostics.all.map((each) => each.id)).toContain('rule-too-large');
  });
});
