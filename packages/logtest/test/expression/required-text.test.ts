import { compilePattern } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/index.ts';
import { notFound, searchAlternative } from '../../src/expression/osregex-search.ts';
import { parseOsRegex } from '../../src/expression/osregex-syntax.ts';
import { pcre2Prefilter } from '../../src/expression/required-text.ts';

const pieces = (signs: readonly string[]) =>
  fc.array(fc.constantFrom(...signs), { maxLength: 8 }).map((all) => all.join(''));
const subject = pieces(['a', 'B', 'b', '1', '2', ' ', '(', '"', ':', '%', '\xe9']);

describe('a prefilter never changes what a pattern finds', () => {
  it('OSRegex', () => {
    const pattern = pieces([
      'a',
      'b',
      ':',
      '%',
      '"',
      '\\d',
      '\\w+',
      '\\s*',
      '\\.*',
      '(',
      ')',
      '|',
      '^',
      '$',
      '\\p',
    ]);
    fc.assert(
      fc.property(pattern, subject, (source, text) => {
        const syntax = parseOsRegex(source);
        const compiled = compileExpression('osregex', source);
        if (syntax.kind === 'refused' || compiled.kind === 'refused') return;
        const plain = syntax
          .alternatives()
          .some((alternative) => searchAlternative(alternative, text, null) !== notFound);
        expect(compiled.expression.matches(text)).toBe(plain);
      }),
      { numRuns: 20_000, seed: 1 },
    );
  });

  it('PCRE2', () => {
    const pattern = pieces([
      '(?i)',
      'a',
      'b',
      ':',
      '%',
      '"',
      '[ab]',
      '{2}',
      '{1,2}',
      '?',
      '*',
      '+',
      '(',
      ')',
      '(?:',
      '|',
      '^',
      '$',
      '\\d',
      '\\.',
      '.',
    ]);
    fc.assert(
      fc.property(pattern, subject, (source, text) => {
        const compiled = compileExpression('pcre2', source);
        if (compiled.kind === 'refused') return;
        const plain = compilePattern(source);
        expect(compiled.expression.matches(text)).toBe(plain.search(text).kind === 'match');
        plain.destroy();
      }),
      { numRuns: 3_000, seed: 1 },
    );
  });
});

describe('PCRE2 patterns and the text they need', () => {
  it.each([
    ['plain text', 'failed for', 'x failed for y', true],
    ['plain text, absent', 'failed for', 'x failed', false],
    ['either case', '(?i)FaiLed', 'xfAILED', true],
    ['a repeated sign is not needed', 'ab?', 'a', true],
    ['a count is no text', 'x[a]{12}', 'x', true],
    ['a class is no text', 'x[yz]', 'x', true],
    ['a bracket in a class', 'x[]a]', 'x', true],
    ['an escaped sign is text', '\\.exe', 'aexe', false],
  ])('%s', (_title, pattern, text, passes) => {
    expect(pcre2Prefilter(pattern)?.(text)).toBe(passes);
  });

  it.each([['a|b'], ['(?i:a)'], ['a\\Kb'], ['(*ACCEPT)a'], ['\\x41'], ['(a)'], ['\\Qa\\E']])(
    '%s: none',
    (pattern) => {
      expect(pcre2Prefilter(pattern)).toBeNull();
    },
  );
});
