import { compilePattern } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../src/regex/regex.ts';
import { noFlags } from '../../src/regex/syntax.ts';

const character = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\w', '\\W', '\\s', '[[:alpha:]-]');
const assertion = fc.constantFrom(
  '\\b',
  '\\B',
  '^',
  '$',
  '\\A',
  '\\Z',
  '\\z',
  '(?<=a)',
  '(?<!b)',
  '(?<=ab|c)',
);
const quantifier = fc.constantFrom(
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '*?',
  '+?',
  '??',
  '*+',
  '++',
  '?+',
  '{2}',
  '{1,3}',
  '{2,}+',
  '{0,2}?',
);
const group = fc.constantFrom('(?:', '(', '(?>', '(?=', '(?!', '(?i:', '(?s:', '(?m:');

const item = fc.oneof(
  fc.tuple(character, quantifier).map((each) => each.join('')),
  assertion,
);

const choiceOf = (items: fc.Arbitrary<string>) =>
  fc
    .array(
      fc.array(items, { maxLength: 3 }).map((each) => each.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((each) => each.join('|'));

const groupOf = (items: fc.Arbitrary<string>) =>
  fc
    .tuple(group, choiceOf(items), quantifier)
    .map(([opening, inner, times]) => `${opening}${inner})${isLook(opening) ? '' : times}`);

const pattern = choiceOf(fc.oneof(item, groupOf(item), groupOf(fc.oneof(item, groupOf(item)))));

function isLook(opening: string): boolean {
  return opening === '(?=' || opening === '(?!';
}

describe('compileRegex agrees with PCRE2', () => {
  it('on whether a text matches, greed, atomic groups and look-arounds included', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'A', 'b', '-', ' ', '\n'), maxLength: 8 }),
        (source, text) => {
          const compiled = compilePattern(`(*LIMIT_MATCH=20000)${source}`);
          const outcome = compiled.search(text).kind;
          compiled.destroy();
          // Where PCRE2 gives up there is nothing to compare with.
          fc.pre(outcome !== 'failed');
          expect(compileRegex(source, noFlags).test(text) ? 'match' : 'no-match').toBe(outcome);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
