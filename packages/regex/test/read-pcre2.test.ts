import { compilePattern } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patterns } from '../../compiler/test/arbitrary.ts';
import { findSuperlinearIn, printPcre2, provenText } from '../src/index.ts';
import { render } from '../src/print/render.ts';
import { readPcre2 } from '../src/read/read-pcre2.ts';

/** A text, and how its tree is printed again: the same, or another way to say it. */
const read: readonly (readonly [text: string, again?: string])[] = [
  ['abc'],
  ['(?i)abc'],
  ['(?i:a)b(?-i:c)', '(?i)a(?-i:bc)'],
  ['(?is)a.b'],
  ['(?s)a.*?b'],
  ['a\\Nb'],
  ['a.b', 'a\\Nb'],
  ['[a-c\\x80-\\xff]x'],
  ['[^\\\\]{2,5}+'],
  ['(?i:[^g])x', '[^Gg]x'],
  ['a(?1)(?(DEFINE)([)(]|(?2))(b(?:c)))', 'a(?:[()]|bc)'],
  ['\\d+\\W\\S'],
  ['(?:ab|c)?d'],
  ['(?s)(*atomic:.*?a)b'],
  ['\\Aa\\z|b\\Z'],
  ['(?m:^)a(?m:$)'],
  ['\\ba\\B'],
  ['a(?!b)(?=c)(*nlb:d)(*plb:e)'],
  ['a(*SKIP)(*F)'],
  ['(?!)'],
  ['(ab){2}\\1', '(?:ab){2}ab'],
  ['(abc)(?-1){1,9}', 'abc(?:abc){1,9}'],
];

describe('a written text is read back', () => {
  it.each(read.map(([text, again]) => [text, again ?? text] as const))('%s', (text, again) => {
    expect(render(readPcre2(text))).toBe(again);
  });

  it('whatever the pattern: what is printed of it again means the same to PCRE2', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.array(fc.constantFrom('a', 'A', 't', '\\', '"', '\n', '\xc3\xa9'), { maxLength: 8 }),
        (pattern, parts) => {
          const text = printPcre2(pattern);
          const subject = Buffer.from(parts.join(''), 'latin1');
          const [one, other] = [text, render(readPcre2(text))].map((each) => {
            const compiled = compilePattern(each);
            const found = compiled.search(subject.toString('latin1')).kind;
            compiled.destroy();
            return found;
          });
          expect(other).toBe(one);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it.each(['(a', 'a)', '[a', '(?<n>a)', '(?R)', 'a\\', '\\q'])('%s is none of ours', (text) => {
    expect(() => readPcre2(text)).toThrow(SyntaxError);
    expect(provenText(text)).toBeNull();
  });
});

const slow: readonly (readonly [text: string, kind: string])[] = [
  ['\\A(?:a+)+\\z', 'ambiguous-repeats'],
  ['a.*?b.*?c', 'restarts'],
  ['(?s)\\A.*?a.*?b.*?c', 'ambiguous-repeats'],
  ['(?i)\\A(?:A|a|aa)+\\z', 'ambiguous-repeats'],
  ['(?s)\\A(*atomic:(?:(*atomic:.*?a)(?!.*?b)[^x]*+)*+(*atomic:.*?a).*?b)', 'ambiguous-repeats'],
];

describe('of a text whose time grows faster', () => {
  it.each(slow)('%s is told so, and none is made', (text, kind) => {
    expect(findSuperlinearIn(text).map((each) => each.kind)).toContain(kind);
    expect(provenText(text)).toBeNull();
  });
});

it.each([
  { text: 'a.*', why: 'what is open at the end matches at the first try' },
  { text: 'a(?:b+)+', why: 'what is open at the end matches at the first try' },
  { text: 'x(?:a.*|b[^c]+)', why: 'what is open at the end matches at the first try' },
  { text: '.*a', why: 'no other start is tried behind what takes the line' },
  { text: '(?s).*?a', why: 'no other start is tried behind what takes everything' },
])('$text is not told to grow: $why', ({ text }) => {
  expect(findSuperlinearIn(text)).toEqual([]);
});

it.each([
  '(?s)\\A(*atomic:.*?a)(*atomic:.*?b).*?c',
  '(?s)\\A(*atomic:(?:(*atomic:.*?a)(?!\\N*?b)\\N*+)*+(*atomic:.*?a)\\N*?b)',
  'a(*atomic:\\N*?b|\\N*+(*SKIP)(*F))',
])('%s is proven', (text) => {
  expect(provenText(text)).toBe(text);
});
