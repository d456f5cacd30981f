import { referenceMatch } from '@sigmazuh/compiler';
import { readOsregex } from '@sigmazuh/wazuh';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOsRegex } from '../packages/logtest/src/expression/osregex.ts';

const part = fc.constantFrom(
  ...['a', 'b', ' ', 'ab', ' a', '+', '*', '.', '\\.', '\\S', '\\d', '\\\\', '\\|', '\\$'],
  ...['\\.*', '\\.+', '\\S+ ', '\\d+a', '\\S*', '\\w+', '\\s*', '(a)', '\\S+a', '\\.+ab'],
);
const alternative = fc
  .tuple(fc.constantFrom('', '', '^'), fc.array(part, { maxLength: 6 }), fc.constantFrom('', '', '$'))
  .map(([start, parts, end]) => `${start}${parts.join('')}${end}`);
const osregex = fc
  .array(alternative, { minLength: 1, maxLength: 3 })
  .map((alternatives) => alternatives.join('|'));
const text = fc.string({ unit: fc.constantFrom(...'aab  1+*.\\|$'), maxLength: 14 });

/** What Wazuh's engine finds, by the model of it that the recordings are held to. */
function finds(pattern: string, subject: string): boolean {
  const compiled = compileOsRegex(pattern, 'ignored');
  if (compiled.kind !== 'compiled') throw new Error(`${pattern}: ${compiled.reason}`);
  return compiled.expression.matches(subject);
}

describe('a pattern of osregex', () => {
  it('is read for what the engine finds, or not at all', () => {
    fc.assert(
      fc.property(osregex, text, (pattern, subject) => {
        const read = readOsregex(pattern, 'exactly');
        fc.pre(read !== null);
        expect(read !== null && referenceMatch(read, subject)).toBe(finds(pattern, subject));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each([
    { pattern: 'Get-AD*$', subject: 'Get-AD*', found: true, why: 'a star behind a letter is a character' },
    { pattern: 'Get-AD*$', subject: 'Get-ADDD', found: false, why: 'a star behind a letter is a character' },
    { pattern: '^+ \\S+', subject: '+ root', found: true, why: 'a plus at the beginning is a character' },
    { pattern: 'in \\.* not', subject: 'in a  not', found: true, why: 'a star of any character comes back' },
    { pattern: 'x|', subject: 'a', found: true, why: 'an empty alternative takes any text' },
    { pattern: 'x|$', subject: 'a', found: false, why: 'the end alone is not looked for' },
    { pattern: 'a\\\\|b', subject: 'b', found: true, why: 'a bar behind a whole escape parts alternatives' },
  ])('$pattern on $subject: $why', ({ pattern, subject, found }) => {
    const read = readOsregex(pattern, 'exactly');
    expect(read !== null && referenceMatch(read, subject)).toBe(found);
    expect(finds(pattern, subject)).toBe(found);
  });

  const run = fc
    .tuple(
      fc.constantFrom('^', '^a', '^ab', '^ '),
      fc.constantFrom('\\S+', '\\w+', '\\.+'),
      fc.constantFrom('a', 'aa', 'ab', 'ba', 'aba', ' a', 'b ', '+a'),
      fc.constantFrom('', '$'),
    )
    .map((parts) => parts.join(''));

  it('with a run before what the run takes as well is read for what the engine finds', () => {
    fc.assert(
      fc.property(
        run,
        fc.string({ unit: fc.constantFrom(...'aab +'), maxLength: 12 }),
        (pattern, subject) => {
          const read = readOsregex(pattern, 'exactly');
          expect(read !== null && referenceMatch(read, subject)).toBe(finds(pattern, subject));
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('that overlooks a text where its first character stands twice is read as it is meant, where this is asked for', () => {
    expect(finds('for \\.+ from', 'for x  from')).toBe(false);
    expect(readOsregex('for \\.+ from', 'exactly')).toBeNull();
    const meant = readOsregex('for \\.+ from', 'as meant');
    expect(meant !== null && referenceMatch(meant, 'for x  from')).toBe(true);
  });
});
