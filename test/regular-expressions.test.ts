import { checkFiles } from '@sigmazuh/parser';
import { compilePattern, Pcre2SyntaxError } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/*
 * The checks judge regular expressions without PCRE2. What they call broken or impossible has to be so in PCRE2; the
 * other way round they may miss some.
 */

const pieces = [
  ...[
    'a',
    'b',
    '.',
    '*',
    '+',
    '?',
    '{2}',
    '{2,}',
    '{,3}',
    '{3,2}',
    '(',
    '(',
    ')',
    ')',
    '|',
    '[',
    '[^',
    ']',
    'a-z',
    '-',
  ],
  ...[
    '(?:',
    '(?i)',
    '(?=',
    '(?!',
    '(?<=',
    '(?>',
    '(?P<n>',
    '(?#c)',
    '^',
    '$',
    '\\',
    '\\d',
    '\\s',
    '\\W',
    '\\b',
    '\\n',
  ],
  ...['\\x41', '\\Q', '\\E', '\\p{L}', '\\1', '[:alpha:]', '\\R', '\\z', '\\A', '{', '}', '[^\\s\\S]'],
];
const expression = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 7 })
  .map((all) => all.join(''));
const subjects = [
  '',
  'a',
  'ab',
  'aab',
  'a\n',
  '\n',
  '\na',
  'a\nb',
  'ab \n\n',
  'A1',
  ' b',
  'ba-',
  '\r\n',
  'a]b',
];

function judgementOf(text: string): readonly string[] {
  const rule = [
    'title: X',
    'logsource: {product: linux}',
    `detection: {a: {F|re: ${JSON.stringify(text)}}, condition: a}`,
  ].join('\n');
  return checkFiles([{ file: 'x.yml', text: rule }]).diagnostics.map((each) => each.id);
}

describe('what the checks say of a regular expression', () => {
  it('is true in PCRE2', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const judgement = judgementOf(text);
        const broken = judgement.includes('invalid-regex');
        const impossible = judgement.includes('impossible-regex');
        if (!broken && !impossible) return;
        try {
          const pattern = compilePattern(text);
          const found = subjects.filter((subject) => pattern.search(subject).kind === 'match');
          pattern.destroy();
          expect(broken, `${text} is called broken`).toBe(false);
          expect(found, `${text} is called impossible`).toEqual([]);
        } catch (problem) {
          if (!(problem instanceof Pcre2SyntaxError)) throw problem;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
