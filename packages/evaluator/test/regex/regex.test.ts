import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex } from '../../src/regex/regex.ts';
import { noFlags } from '../../src/regex/syntax.ts';

const finds = (pattern: string, text: string) => compileRegex(pattern, noFlags).test(text);

describe('compileRegex reads PCRE', () => {
  it.each([
    ['a|b', 'xbx', true],
    ['^a|b$', 'xb', true],
    ['', '', true],
    ['a{2}', 'aa', true],
    ['^a{2}$', 'aaa', false],
    ['^a{2,}$', 'aaaa', true],
    ['^a{1,2}$', 'aaa', false],
    ['a{,2}', 'a{,2}', true],
    ['a{x}', 'a{x}', true],
    ['x{', 'x{', true],
    ['^(?:ab)+?c$', 'ababc', true],
    ['^a??b$', 'ab', true],
    ['a\\.b', 'a.b', true],
    ['\\x41\\x{1F600}\\101\\cA'.replace('\\101', '\\o{101}'), 'A\u{1F600}A\u0001', true],
    ['\\t\\n\\r\\f\\e\\a\\0', '\t\n\r\f\u001b\u0007\0', true],
    ['^.$', '\u{1F600}', true],
    ['^.$', '\r', true],
    ['^.$', '\n', false],
    ['^\\N$', '\n', false],
    ['a$', 'a\n', true],
    ['a\\Z', 'a\n', true],
    ['a\\z', 'a\n', false],
    ['a$', 'a\nb', false],
    ['\\Ab', 'ab', false],
    ['\\bfoo\\b', 'a foo.', true],
    ['\\bfoo\\b', 'afoo', false],
    ['o\\Bo', 'foo', true],
    ['^\\d$', '\u0663', false],
    ['^\\w$', 'é', false],
    ['^\\s$', '\u00a0', false],
    ['^\\h$', '\u00a0', true],
    ['^\\v$', '\u2028', true],
    ['^\\R$', '\r\n', true],
    ['^\\R\\n$', '\r\n', false],
    ['[]a]', ']', true],
    ['[^]a]', ']', false],
    ['[a-c-]', '-', true],
    ['[\\w-]', '-', true],
    ['[\\]\\\\]', '\\', true],
    ['[[:alpha:][:digit:]]', '7', true],
    ['[[:^alpha:]]', 'a', false],
    ['[\\b]', '\b', true],
    ['[.*+?]', '+', true],
    ['\\Q.*\\E+', '.**', true],
    ['\\Q.*\\E', 'ab', false],
    ['^a\\Q\\E?$', '', true],
    ['^a(?#c)\\E?$', '', true],
    ['^\\p{Lu}\\P{Lu}$', 'Éé', true],
    ['\\p{Greek}', 'λ', true],
    ['(?i)abc', 'ABC', true],
    ['a(?i)b|c', 'C', true],
    ['(a(?i)b)c', 'aBC', false],
    ['(?i:a)b', 'AB', false],
    ['(?i)a(?-i)b', 'Ab', true],
    ['(?i)a(?-i)b', 'AB', false],
    ['(?s)a.b', 'a\nb', true],
    ['(?m)^b$', 'a\nb\nc', true],
    ['(?m)^$', 'a\n', false],
    ['(?x) a b # comment\n c', 'abc', true],
    ['(?x)a\\ b', 'a b', true],
    ['a(?#comment)b', 'ab', true],
    ["(?<name>a)(?P<other>b)(?'third'c)", 'abc', true],
    ['(?|a|b)', 'b', true],
    ['a(?=b)', 'ab', true],
    ['a(?!b)', 'ab', false],
    ['(?<=a)b', 'ab', true],
    ['(?<!a)b', 'ab', false],
    ['(*plb:a)b', 'ab', true],
    ['(*nlb:a)b', 'ab', false],
    ['^(?!.*\\bno\\b).*$', 'yes no', false],
    ['(?<=a(?=b))b', 'ab', true],
    ['^(?>a|ab)c', 'abc', false],
    ['^(?>ab|a)c', 'abc', true],
    ['^a++b', 'aaab', true],
    ['^a++ab', 'aaab', false],
    ['^(?>a*?)b', 'ab', false],
    ['^(?>(?:a|b)*)b', 'abab', false],
    ['^(?:a?)*b', 'aab', true],
    ['^(?>[\\s\\S]*?x)y', 'axxy', false],
    ['(?>a+)b', 'caab', true],
    ['(?<=(?>a|ab))c', 'abc', false],
  ])('%s in %j: %s', (pattern, text, expected) => {
    expect(finds(pattern, text)).toBe(expected);
  });

  it.each([
    ['(a)\\1', /back reference/],
    ['\\k<n>', /back reference/],
    ['(?R)', /call of a group/],
    ['(?(1)a|b)', /condition/],
    ['(*ACCEPT)', /verb/],
    ['a\\Kb', /moved start/],
    ['\\X', /grapheme/],
    ['(', /not closed/],
    [')', /not opened/],
    ['*a', /nothing for/],
    ['[a', /ends too early/],
    ['a\\', /ends too early/],
    ['[b-a]', /runs backwards/],
    ['a{2,1}', /out of order/],
    ['a{70000}', /above 65535/],
    ['\\i', /means nothing/],
    ['\\x{110000}', /no such character/],
    ['\\p{Nonsense}', /unknown Unicode property/],
    ['[[:nonsense:]]', /no class/],
    ['(?y)', /option "y"/],
    ['(?<1>a)', /does not exist/],
    ['('.repeat(300), /nested too deeply/],
  ])('refuses %s', (pattern, reason) => {
    expect(() => compileRegex(pattern, noFlags)).toThrow(reason);
  });

  it.each([
    ['nested repeats', '^(?:a+)+$', `${'a'.repeat(5_000)}b`],
    ['alternatives that overlap', '^(?:a|aa|a?)*$', `${'a'.repeat(5_000)}b`],
    ['gap after gap', 'a.*a.*a.*a.*a.*b', 'a'.repeat(5_000)],
  ])('needs no exponential time: %s', (_, pattern, text) => {
    expect(finds(pattern, text)).toBe(false);
  });
});

describe('compileRegex agrees with another engine', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '[ab]',
    '[^a]',
    '\\w',
    '(?:ab)',
    '(?:a|bc)',
    '(?:)',
    '\\b',
    '^',
    '$',
    '(?=b)',
    '(?!a)',
    '(?<=a)',
    '(?<!b)',
  );
  const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '*?', '{2}', '{1,3}?');
  const quantified = fc
    .tuple(fc.constantFrom('a', 'b', '[ab]', '(?:ab)', '(?:a|bc)', '(?:a*b)'), quantifier)
    .map((each) => each.join(''));
  const { pattern } = fc.letrec<{ pattern: string; group: string; sequence: string }>((tie) => ({
    sequence: fc
      .array(fc.oneof(atom, quantified, tie('group')), { maxLength: 4 })
      .map((items) => items.join('')),
    pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((items) => items.join('|')),
    group: fc.tuple(tie('pattern'), quantifier).map(([inner, times]) => `(?:${inner})${times}`),
  }));

  it('on what both read alike', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }),
        (source, text) => {
          expect(finds(source, text)).toBe(new RegExp(source, 'u').test(text));
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
