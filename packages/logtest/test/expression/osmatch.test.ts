import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/index.ts';

describe('OSMatch', () => {
  it.each([
    ['anywhere', 'fail', 'It FAILED', true],
    ['one of several', 'a1|b2', 'xB2', true],
    ['pinned to the start', '^a', 'ba', false],
    ['pinned to the end', 'a$', 'ba', true],
    ['pinned to both', '^ab$', 'AB', true],
    ['pinned to both, longer text', '^ab$', 'abc', false],
    ['only both pins: the empty text', '^$', '', true],
    ['only both pins: another text', '^$', 'a', false],
    ['a pin alone', '$', 'x', true],
    ['an empty text among several', 'nope|', 'x', true],
    ['empty', '', '', true],
    ['regex signs are literal', 'a.b*(c)', 'xA.B*(C)', true],
    ['a dot is no wildcard', 'a.b', 'axb', false],
    ['negated', '!a|b', 'xyz', true],
    ['negated, found', '!a|b', 'xbz', false],
    ['a backslash is literal', '\\d', '\\D', true],
    ['bytes above ASCII have no case', '\xc3\x89', '\xe3\x89', false],
    ['the byte E3 makes unpinned texts exact', 'A\xe3', 'A\xe3', false],
    ['the byte E3, lower case', 'A\xe3', 'a\xe3', true],
    ['newlines in the text', 'b$', 'a\nb', true],
    ['end is the very end', 'a$', 'a\n', false],
  ])('%s', (_title, pattern, text, matches) => {
    const compiled = compileExpression('osmatch', pattern);
    expect(compiled.kind === 'compiled' && compiled.expression.matches(text)).toBe(matches);
  });
});
