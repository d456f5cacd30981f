import { checkFiles } from '@sigmazuh/parser';
import { expect, it } from 'vitest';
import { completed } from './completed.ts';

const item = (key: string, value: string): string =>
  completed(`detection:\n    selection:\n        ${key}: ${value}\n    condition: selection\n`);

function misleading(text: string): readonly string[] {
  const { diagnostics } = checkFiles([{ file: 'proc_creation_win_a_rule.yml', text }]);
  return diagnostics.filter(({ id }) => id === 'misleading-character').map(({ message }) => message);
}

it.each([
  ['a zero-width space', 'F', "'who\u200bami'", 'U+200B'],
  ['a byte order mark', 'F', "'\ufeffwhoami'", 'U+FEFF'],
  ['a soft hyphen', 'F', "'who\u00adami'", 'U+00AD'],
  ['a mark of direction', 'F|re', "'who\u200eami'", 'U+200E'],
  ['an override of direction', 'F', "'a\u202egpj.exe'", 'U+202E'],
  ['a no-break space', 'F|contains', "'net\u00a0user'", 'U+00A0'],
  ['a no-break space at the end of a text without quotes', 'F', 'whoami\u00a0', 'U+00A0'],
  ['an en dash before an option', 'F|contains', "' \u2013enc '", 'U+2013'],
  ['a minus sign', 'F|contains', "'\u2212enc'", 'U+2212'],
  ['a curly quote', 'F', "'echo \u201ca\u201d'", 'U+201C'],
  ['a Cyrillic letter in a Latin word', 'F', "'p\u043ewershell'", 'U+043E'],
  ['a field name that ends in nothing', "'CommandLine\u200b'", 'a', 'U+200B'],
  ['one of several values', 'F', "['a', 'b\u00a0c']", 'U+00A0'],
])('%s is told', (_, key, value, code) => {
  expect(misleading(item(key, value))).toEqual([expect.stringContaining(code)]);
});

it.each([
  ['a value of nothing else', 'F|contains', "'\u200b'"],
  ['blanks of nothing else', 'F|contains', "'\u2000\u2000\u2000'"],
  ['an escape', 'F', String.raw`"who\u200Bami"`],
  ['the plain spelling beside it', 'F|contains', "['-enc', '\u2013enc']"],
  ['a dash under windash', 'F|contains|windash', "' \u2013enc '"],
  [
    'a class of a regular expression',
    'F|re',
    String.raw`'a[\u200b\u00a0]b'`.replace(String.raw`\u200b`, '\u200b'),
  ],
  ['an emoji of several characters', 'F|contains', "'a\u{1f937}\u{1f3fc}\u200d\u2642\ufe0f'"],
  ['a keycap', 'F|contains', "'0\ufe0f\u20e3'"],
  ['a dash of prose', 'F', "'Update \u2013 Secrets'"],
  ['an apostrophe of prose', 'F', "'GnuPG\u2019s tool'"],
  ['a word of another alphabet', 'F', "'\u043f\u0440\u0438\u0432\u0435\u0442 a'"],
  ['letters with accents', 'F', "'Benutzer f\u00fcr \u00e9'"],
])('%s is meant', (_, key, value) => {
  expect(misleading(item(key, value))).toEqual([]);
});

it('points at the character', () => {
  const text = item('F', "'who\u200bami'");
  const { diagnostics } = checkFiles([{ file: 'proc_creation_win_a_rule.yml', text }]);
  const found = diagnostics.find(({ id }) => id === 'misleading-character');
  expect(text[found?.range.start.offset ?? -1]).toBe('\u200b');
});

it('is told of a log source', () => {
  const text = item('F', 'a').replace(/product: .*/, 'product: windows\u00a0');
  expect(misleading(text)).toHaveLength(1);
});
