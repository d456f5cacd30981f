import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateIds, emptyIdFile, type IdFile, mergeIdFiles, printIdFile } from '../../src/index.ts';

const keys = fc.uniqueArray(fc.stringMatching(/^[a-f0-9]{4,12}$/), { maxLength: 60 });
const small: IdFile = { ...emptyIdFile, range: [200_000, 200_120] };
const none = new Set<number>();

describe('ids', () => {
  it('do not depend on the order of rules', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const one = allocateIds(all, small, none);
        const other = allocateIds([...all].reverse(), small, none);
        expect(printIdFile(other.file)).toBe(printIdFile(one.file));
      }),
    );
  });

  it('stay when rules come and go, and are never given to another', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const first = allocateIds(before, small, none);
        const second = allocateIds(after, first.file, none);
        for (const [key, id] of first.ids) expect(second.file.rules.get(key)).toBe(id);
        const given = [...second.file.rules.values()];
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it('leave out those of the manager, those that are retired and those of other rules', () => {
    const taken = new Set(Array.from({ length: 118 }, (_, i) => 200_000 + i));
    const file: IdFile = {
      ...small,
      rules: new Map([['rule', 200_119]]),
      retired: new Map([[200_118, 'gone']]),
    };
    expect(allocateIds(['a'], file, taken).ids.get('a')).toBe(200_120);
  });

  it('say when the range is used up', () => {
    const file: IdFile = { ...emptyIdFile, range: [200_000, 200_001] };
    expect(allocateIds(['a', 'b', 'c'], file, none).exhausted).toHaveLength(1);
  });
});

describe('two builds at once from one id file', () => {
  const given = (file: IdFile, ...rules: readonly (readonly [string, number])[]): IdFile => ({
    ...file,
    rules: new Map([...file.rules, ...rules]),
  });
  const before = given(small, ['a', 200_001]);

  it('keep what both gave', () => {
    const merged = mergeIdFiles(before, given(before, ['b', 200_002]), given(before, ['c', 200_003]));
    expect(merged?.rules).toEqual(
      new Map([
        ['a', 200_001],
        ['c', 200_003],
        ['b', 200_002],
      ]),
    );
  });

  it.each([
    ['one id to two rules', [['b', 200_002]], [['c', 200_002]]],
    ['two ids to one rule', [['b', 200_002]], [['b', 200_003]]],
  ] as const)('cannot both give %s', (_, ours, theirs) => {
    expect(mergeIdFiles(before, given(before, ...ours), given(before, ...theirs))).toBe(null);
  });

  it('begin anew when an entry, a range or a retired id was changed meanwhile', () => {
    const ours = given(before, ['b', 200_002]);
    expect(mergeIdFiles(before, ours, small)).toBe(null);
    expect(mergeIdFiles(before, ours, { ...before, range: [1_000, 2_000] })).toBe(null);
    expect(mergeIdFiles(before, ours, { ...before, retired: new Map([[200_002, 'x']]) })).toBe(null);
  });

  it('never lose an id nor give it twice, whatever they build', () => {
    fc.assert(
      fc.property(keys, keys, keys, (known, one, other) => {
        const start = allocateIds(known, small, none).file;
        const ours = allocateIds([...known, ...one], start, none).file;
        const theirs = allocateIds([...known, ...other], start, none).file;
        const merged = mergeIdFiles(start, ours, theirs) ?? allocateIds(one, theirs, none).file;
        for (const [key, id] of theirs.rules) expect(merged.rules.get(key)).toBe(id);
        for (const key of ours.rules.keys()) expect(merged.rules.has(key)).toBe(true);
        expect(new Set(merged.rules.values()).size).toBe(merged.rules.size);
      }),
    );
  });
});
