import { describe, expect, it } from 'vitest';
import { emptyIdFile, type IdFile, printIdFile, readIdFile } from '../../src/index.ts';

const head = 'version: 2\n';

describe('the id file', () => {
  it('reads what it prints', () => {
    const file: IdFile = {
      range: [100, 900],
      inner: [500_000, 500_099],
      rules: new Map([
        ['adddab83-0b49-4dd6-9f5c-487b89524d3a', 100_620],
        ['adddab83-0b49-4dd6-9f5c-487b89524d3a~2', 101],
        ['title:A "rule": of no id', 102],
      ]),
      retired: new Map([[103, 'adddab83-0b49-4dd6-9f5c-487b89524d3a']]),
    };
    expect(readIdFile(printIdFile(file))).toEqual({ file });
    expect(printIdFile(file)).toContain('\n  adddab83-0b49-4dd6-9f5c-487b89524d3a: 100620\n');
  });

  it('reads what it prints while it holds nothing', () => {
    expect(readIdFile(printIdFile(emptyIdFile))).toEqual({ file: emptyIdFile });
  });

  it.each([
    [
      'a second document',
      `${head}rules:\n  a: 200000\n---\nrules:\n  b: 200001\n`,
      5,
      'an id file is one document, and here a second one begins',
    ],
    [
      'an id twice',
      `${head}rules:\n  a: 200000\n  b: 200000\n`,
      4,
      'id 200000 is given to "b" and, on line 3, to "a"',
    ],
    ['an id that is retired', `${head}rules:\n  a: 200000\nretired:\n  200000: b\n`, 5, 'on line 3, to "a"'],
    [
      'an id out of range',
      `${head}rules:\n  a: 1000000\n`,
      3,
      '"1000000" is not a rule id from 10 to 999999',
    ],
    [
      'a text where an id belongs',
      `${head}rules:\n  a: x\n`,
      3,
      '"a" is a rule id from 10 to 999999, and this is a text',
    ],
    ['a rule twice', `${head}rules:\n  a: 200000\n  a: 200001\n`, 4, '"a"'],
    ['a range upside down', `${head}range: [5000, 400]\n`, 2, 'the lower one first'],
    ['a range of three', `${head}inner: [1, 2, 3]\n`, 2, 'two rule ids'],
    ['an unknown key', `${head}rulez:\n  a: 200000\n`, 2, 'an id file has no "rulez"; did you mean "rules"?'],
    ['no version', 'rules: {}\n', 1, 'version'],
    [
      'a later version',
      'version: 3\nrules: {}\n',
      1,
      '"3" is not a version of the id file that this sigmazuh reads; it reads version 2',
    ],
    ['the first format', 'range: [200000, 289999]\npinned: {}\nids: {}\n', 2, 'sigmazuh ids migrate'],
    ['broken YAML', `${head}rules: [\n`, 3, ''],
    ['a list', '- 1\n', 1, 'an id file is a map'],
    ['an empty file', ' \n', 1, 'empty'],
    ['only a comment', '# nothing\n', 1, 'empty'],
    [
      'conflict markers',
      `${head}rules:\n<<<<<<< HEAD\n  a: 200000\n=======\n  b: 200001\n>>>>>>> other\n`,
      3,
      'merge conflict',
    ],
  ])('refuses %s at its line', (_, text, line, message) => {
    const read = readIdFile(text);
    if (!('error' in read)) throw new Error('it was read');
    expect(read.error).toContain(message);
    expect(read.line).toBe(line);
  });
});
