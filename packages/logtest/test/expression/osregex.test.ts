import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/index.ts';

function osregex(pattern: string) {
  const compiled = compileExpression('osregex', pattern, 'captured');
  if (compiled.kind === 'refused') throw new Error(compiled.reason);
  return compiled.expression;
}

describe('OSRegex classes', () => {
  it.each([
    ['\\w', 'a', true],
    ['\\w', '@', true],
    ['\\w', '-', true],
    ['\\w', '_', true],
    ['\\w', '.', false],
    ['\\W', '.', true],
    ['\\s', ' ', true],
    ['\\s', '\t', false],
    ['\\t', '\t', true],
    ['\\S', '\t', true],
    ['\\p', '|', true],
    ['\\p', '/', false],
    ['\\d', '7', true],
    ['\\D', '7', false],
    ['\\.', '\xe9', true],
    ['.', 'a', false],
    ['.', '.', true],
    ['a\\$', 'a$', true],
    ['a\\|b', 'a|b', true],
    ['\\<', '<', true],
    ['\\\\', '\\', true],
    ['\\(x\\)', '(x)', true],
  ])('%s on %s: %s', (pattern, text, matches) => {
    expect(osregex(pattern).matches(text)).toBe(matches);
  });
});

describe('OSRegex matching', () => {
  it.each([
    ['literals in either case', 'Failed', 'user FAILED login', true],
    ['anchored start', '^user', 'my user', false],
    ['anchored end', 'login$', 'user login', true],
    ['anchored end, text goes on', 'login$', 'login failed', false],
    ['alternatives', '^a|^b', 'bcd', true],
    ['a plus outside a class is literal', 'a+', 'aa', false],
    ['a plus outside a class is literal, found', 'a+', 'ba+', true],
    ['one or more', '^\\d+ x', '123 x', true],
    ['one or more needs one', '^\\d+x', 'x', false],
    ['star may match nothing', '^\\d*x', 'x', true],
    ['an empty pattern takes any text', '', 'x', true],
    ['an empty alternative takes any text', 'a|', 'x', true],
    ['a begin alone takes any text', '^', 'x', true],
    ['an end alone is not looked for', 'a|$', 'x', false],
    ['an end alone takes an empty text', '$', '', true],
    ['an empty text has nothing for a run', '\\.+', '', false],
    ['a star matches an empty text', '\\w*', '', true],
    ['two stars do not', '\\w*\\s*', '', false],
    ['a star alone matches', '\\.*', 'abc', true],
    ['a last class is let go behind a run that handed over', '\\d\\w+\\w\\|', '1ab ', true],
    ['star up to the end', '^a\\s*$', 'a', true],
  ])('%s', (_title, pattern, text, matches) => {
    expect(osregex(pattern).matches(text)).toBe(matches);
  });
});

describe('OSRegex groups', () => {
  it.each([
    ['two words', '(\\S+) (\\S+)', 'one two', ['one', 'two']],
    ['up to a literal', 'from (\\S+) port', 'from 10.0.0.1 port 22', ['10.0.0.1']],
    ['digits with literal dots', '(\\d+.\\d+.\\d+.\\d+):(\\d+)', 'x 10.0.0.1:80', ['10.0.0.1', '80']],
    ['anything between quotes', '"(\\.+)"', 'k="a b" z', ['a b']],
    ['group at the end', 'id=(\\d+)$', 'id=17', ['17']],
    ['up to the quote at the very end', 'key="(\\S+)"', 'key="exec"', ['exec']],
    ['up to the very end', 'key=(\\S+)', 'key=exec', ['exec']],
    ['the alternative that matched', 'a=(\\w+)|b=(\\w+)', 'b=2', ['2']],
    ['empty group', 'a="(\\.*)" b', 'a="" b', ['']],
  ])('%s', (_title, pattern, text, groups) => {
    expect(osregex(pattern).capture(text)?.groups).toEqual(groups);
  });

  it.each([
    ['behind the last character taken', '^sshd: ', 'sshd: hello', 6],
    ['behind a run before what ends it', 'pid=\\d+ ', 'pid=123 x', 8],
    ['behind the first character of a run in a group at the end', 'pid=(\\d+)', 'pid=123 x', 5],
    ['behind the first character where nothing was taken', 'a|', 'xyz', 1],
  ])('reports where the match ends: %s', (_title, pattern, text, end) => {
    expect(osregex(pattern).capture(text)?.end).toBe(end);
  });
});

describe('OSRegex refuses', () => {
  it.each([['\\n'], ['\\'], ['((a))'], ['(a|b)'], ['(a'], ['a)']])('%s', (pattern) => {
    expect(compileExpression('osregex', pattern).kind).toBe('refused');
  });
});
