import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateIds, emptyIdFile, printIdFile, readIdFile } from '../../src/index.ts';

const keys = fc.uniqueArray(fc.stringMatching(/^[a-f0-9]{4,12}$/), { maxLength: 60 });
const small = { ...emptyIdFile, range: [200_000, 200_120] as const };

describe('ids', () => {
  it('do not depend on the order of rules', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const one = allocateIds(all, small, new Set());
        const other = allocateIds([...all].reverse(), small, new Set());
        expect(printIdFile(other.file)).toBe(printIdFile(one.file));
      }),
    );
  });

  it('stay when rules come and go, and are never given to another', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const first = allocateIds(before, small, new Set());
        const second = allocateIds(after, first.file, new Set());
        for (const [key, id] of first.ids) expect(second.file.ids.get(key)).toBe(id);
        const given = [...second.file.ids.values()];
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  it('leave out those of the manager and pinned ones', () => {
    const taken = new Set(Array.from({ length: 119 }, (_, i) => 200_000 + i));
    const file = { ...small, pinned: new Map([['rule', 200_119]]) };
    expect(allocateIds(['a'], file, taken).ids.get('a')).toBe(200_120);
  });

  it('say when the range is used up', () => {
    const file = { ...emptyIdFile, range: [200_000, 200_001] as const };
    expect(allocateIds(['a', 'b', 'c'], file, new Set()).exhausted).toHaveLength(1);
  });
});

describe('the id file', () => {
  it('reads what it prints', () => {
    const file = {
      range: [100, 900] as const,
      pinned: new Map([['5f0c', 100_620]]),
      ids: new Map([
        ['a 1', 101],
        ['b 2', 100],
      ]),
    };
    const read = readIdFile(printIdFile(file));
    expect('file' in read && printIdFile(read.file)).toBe(printIdFile(file));
  });

  it.each([
    ['an id twice', 'ids:\n  a: 200000\n  b: 200000\n', /200000/],
    ['an id out of range', 'ids:\n  a: 1000000\n', /"a"/],
    ['a range upside down', 'range: [5000, 400]\n', /range/],
    ['broken YAML', 'ids: [\n', /./],
    ['a list', '- 1\n', /mapping/],
  ])('refuses %s', (_, text, message) => {
    const read = readIdFile(text);
    expect('error' in read && read.error).toMatch(message);
  });
});
