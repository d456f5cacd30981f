import { readRegex } from '@sigmazuh/regex-syntax';
import { describe, expect, it } from 'vitest';
import { canMatch } from '../src/check/can-match.ts';

describe('a regular expression', () => {
  it.each(['a$b', 'a^b', '(?:a|b)^c', 'a(?:^b)', 'x[^\\s\\S]', '$a', 'a(?:$b|$c)', '(?:^a){2}'])(
    'cannot match: %s',
    (text) => {
      expect(canMatch(readRegex(text))).toBe(text === '(?:^a){2}');
    },
  );

  it.each([
    '^a$',
    'a*^b',
    '(?:^|a)b',
    'a(?:$|b)c',
    'a$\\n',
    '^^a$$',
    '(a$)|b',
    '(?=a$)b',
    'a?^b',
    '\\s*$x?',
    '\\za\\Q\\E?',
  ])('may match: %s', (text) => {
    expect(canMatch(readRegex(text))).toBe(true);
  });
});
