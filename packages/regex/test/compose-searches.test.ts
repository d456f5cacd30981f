import { compilePattern } from '@sigmazuh/pcre2';
import { findSuperlinearIn, type Member, printSearch, type Search } from '@sigmazuh/regex';
import { array, assert, constantFrom, letrec, oneof, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';

const names = ['image', 'parentImage', 'commandLine', 'originalFileName', 'x'] as const;

function member(name: string, value: string, spelling: Member['spelling'] = 'cased'): Member {
  return { kind: 'member', name, spelling, value: `"(?:[^"\\\\]|\\\\["\\\\])*?${value}` };
}

function isFound(search: Search, text: string, most: number): boolean {
  const pattern = compilePattern(printSearch(search, most));
  const found = pattern.search(text).kind === 'match';
  pattern.destroy();
  return found;
}

const event =
  '{"a":"b","image":"C:\\\\cmd.exe","x":"say \\"image\\":\\"no.exe\\"","parentImage":"C:\\\\net.exe"}';

describe('a search of members', () => {
  const cases: readonly (readonly [string, Search, 'found' | 'not found'])[] = [
    ['in its value', member('image', 'cmd'), 'found'],
    ['not in the value of another', member('image', 'net'), 'not found'],
    ['not in a member whose name ends alike', member('Image', 'net'), 'not found'],
    ['not in text that looks like a member', member('image', 'no'), 'not found'],
    ['in its own case', member('IMAGE', 'cmd'), 'not found'],
    ['in any case', member('IMAGE', 'cmd', 'caseless'), 'found'],
    [
      'in one of several',
      { kind: 'members', of: [member('image', 'net'), member('parentImage', 'net')] },
      'found',
    ],
    [
      'in several without a letter in common',
      { kind: 'members', of: [member('x', 'no'), member('image', 'zzz', 'caseless')] },
      'found',
    ],
    ['in any of none', { kind: 'any', of: [] }, 'not found'],
    ['in all of none', { kind: 'all', found: [], absent: [] }, 'found'],
    ['that must be absent', { kind: 'all', found: [], absent: [member('image', 'cmd')] }, 'not found'],
  ];
  it.each(cases)('looks %s', (_, search, expected) => {
    expect(isFound(search, event, 10_000)).toBe(expected === 'found');
  });
});

describe('a composed search', () => {
  const value = constantFrom('a', 'e', 'g', 'm', 'net', '\\.exe');
  const leaf = record({
    name: constantFrom(...names),
    value,
    spelling: constantFrom('cased', 'caseless'),
  }).map((each): Search => member(each.name, each.value, each.spelling));
  const { search } = letrec<{ search: Search }>((tie) => ({
    search: oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      array(leaf, { minLength: 1, maxLength: 4 }).map(
        (of): Search => ({
          kind: 'members',
          of: of.flatMap((each) => (each.kind === 'member' ? [each] : [])),
        }),
      ),
      array(tie('search'), { maxLength: 4 }).map((of): Search => ({ kind: 'any', of })),
      record({
        found: array(tie('search'), { maxLength: 3 }),
        absent: array(tie('search'), { maxLength: 2 }),
      }).map((parts): Search => ({ kind: 'all', ...parts })),
    ),
  }));
  const members = array(
    record({
      name: constantFrom(...names, 'Image', 'parentimage', 'y'),
      value: string({ unit: constantFrom('a', 'e', 'g', 'm', '"', '\\', ':', ',', 'image', 'net', '.exe') }),
    }),
    { maxLength: 5 },
  );

  it('finds what its parts say, however short it has to be', () => {
    assert(
      property(search, members, (sought, held) => {
        const text = `{${held.map(({ name, value: each }) => `${JSON.stringify(name)}:${JSON.stringify(each)}`).join()}}`;
        const expected = holds(sought, held);
        for (const most of [100_000, 0]) expect(isFound(sought, text, most)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('takes time that grows with the text', () => {
    assert(
      property(search, constantFrom(100_000, 0), (sought, most) => {
        expect(findSuperlinearIn(printSearch(sought, most))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

interface Held {
  readonly name: string;
  readonly value: string;
}

function holds(search: Search, held: readonly Held[]): boolean {
  switch (search.kind) {
    case 'member': {
      const sought = search.value.split('*?')[1]?.replace('\\.', '.') ?? '';
      const isNamed = ({ name }: Held) =>
        search.spelling === 'cased' ? name === search.name : name.toLowerCase() === search.name.toLowerCase();
      return held.some((each) => isNamed(each) && each.value.includes(sought));
    }
    case 'members':
      return search.of.some((each) => holds(each, held));
    case 'any':
      return search.of.some((each) => holds(each, held));
    case 'all':
      return (
        search.found.every((each) => holds(each, held)) && !search.absent.some((each) => holds(each, held))
      );
    case 'text':
      throw new Error('not among these');
  }
}
