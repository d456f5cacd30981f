import { describe, expect, it } from 'vitest';
import { compilePattern } from '../src/index.ts';

const bytes = (text: string) => Buffer.from(text).toString('latin1');

function kind(pattern: string, subject: string): string {
  const compiled = compilePattern(bytes(pattern));
  const outcome = compiled.search(bytes(subject));
  compiled.destroy();
  return outcome.kind === 'failed' ? outcome.reason : outcome.kind;
}

const CASES: readonly (readonly [what: string, pattern: string, subject: string, outcome: string])[] = [
  ['case counts', 'hello', 'Hello', 'no-match'],
  ['(?i) folds ASCII', '(?i)HELLO', 'hello', 'match'],
  ['. is one byte', '^.$', 'é', 'no-match'],
  ['é is two bytes', '^..$', 'é', 'match'],
  ['(?i) does not fold É', '(?i)É', 'é', 'no-match'],
  ['. excludes newline', 'a.b', 'a\nb', 'no-match'],
  ['(?s) includes it', '(?s)a.b', 'a\nb', 'match'],
  ['$ also before a final newline', 'a$', 'a\n', 'match'],
  ['not multiline', '^b', 'a\nb', 'no-match'],
  ['(?m) is', '(?m)^b', 'a\nb', 'match'],
  ['(*plb:) looks behind', '(*plb:a)b', 'ab', 'match'],
  ['the match limit', '^(a+)+$', `${'a'.repeat(40)}b`, 'match-limit'],
  ['a limit of the pattern', '(*LIMIT_MATCH=10)^(a+)+$', `${'a'.repeat(24)}b`, 'match-limit'],
  ['26 MB of backtracking points', String.raw`^(?:[^"\\]|\\.)*"`, `${'a'.repeat(65_535)}"`, 'match'],
];

describe('search', () => {
  it.each(CASES)('%s: %s', (_what, pattern, subject, outcome) => {
    expect(kind(pattern, subject)).toBe(outcome);
  });
});
