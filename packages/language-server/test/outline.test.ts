import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OutlineNode, readOutline } from '../src/text/outline.ts';
import { placeAt } from '../src/text/place.ts';
import { cursorIn } from './client.ts';
import { rule } from './rules.ts';

/** An outline in one line: `key=value(children)`; elements of lists begin with `-`. */
function drawn(node: OutlineNode): string {
  const name = node.kind === 'item' ? '-' : (node.key?.text ?? '');
  const isFlow = /^[[{]/.test(node.value?.text ?? '');
  const value = node.value === null || isFlow ? '' : `=${node.value.text}`;
  const children = node.children.length === 0 ? '' : `(${node.children.map(drawn).join(' ')})`;
  return `${name}${value}${children}`;
}

const outlines: readonly (readonly [what: string, text: string, drawing: string])[] = [
  ['a map', 'a: 1\nb: two\n', '(a=1 b=two)'],
  ['maps in maps', 'a:\n  b:\n    c: 1\n  d: 2\ne: 3\n', '(a(b(c=1) d=2) e=3)'],
  ['a list', 'a:\n  - x\n  - y\nb: 1\n', '(a(-=x -=y) b=1)'],
  ['a list in the column of its key', 'a:\n- x\n- y\nb: 1\n', '(a(-=x -=y) b=1)'],
  ['a list of maps', 'a:\n  - b: 1\n    c: 2\n  - d: 3\n', '(a(-(b=1 c=2) -(d=3)))'],
  ['a list of lists', 'a:\n  - - x\n    - y\n', '(a(-(-=x -=y)))'],
  ['quotes', `'a b': 'it''s'\n"c": "x: y"\n`, `(a b=it''s c=x: y)`],
  ['comments', 'a: 1 # one\n# two\nb: "#3"\n', '(a=1 b=#3)'],
  ['a text block', 'a: |\n  b: no key\n\n  still\nc: 1\n', '(a c=1)'],
  ['a text over several lines', 'a: one\n  two: not a key\nb: 1\n', '(a=one two: not a key b=1)'],
  ['braces and brackets', 'a: {b: 1, c: [x, "y, z"], d}\n', '(a(b=1 c(-=x -=y, z) =d))'],
  ['brackets over several lines', 'a: [x,\n  y]\nb: 1\n', '(a(-=x -=y) b=1)'],
  ['braces that are not closed', 'a: {b: 1, c: \nd: 2\n', '(a(b=1 c) d=2)'],
  ['a quote that is not closed', "a: 'x\nb: 1\n", '(a=x b=1)'],
  ['a key without a colon', 'a:\n  b: 1\n  hal\nc: 2\n', '(a(b=1 =hal) c=2)'],
  ['a key with pipes', "a:\n  b|re|i: x\n  '|all': y\n", '(a(b|re|i=x |all=y))'],
  ['a tab', 'a:\n\tb: 1\nc: 2\n', '(a(b=1) c=2)'],
  ['lines that end in CR LF', 'a:\r\n  b: 1\r\n', '(a(b=1))'],
];

describe('an outline', () => {
  it.each(outlines)('%s', (_, text, drawing) => {
    expect(readOutline(text).map(drawn).join(' --- ')).toBe(drawing);
  });

  it('of several documents', () => {
    expect(readOutline('a: 1\n---\nb: 2\n--- # x\nc: 3\n').map(drawn)).toEqual(['(a=1)', '(b=2)', '(c=3)']);
  });

  it('knows where keys and values stand', () => {
    const text = 'a:\n  \'b c\': "d"\n';
    const entry = readOutline(text)[0]?.children[0]?.children[0];
    expect(text.slice(entry?.key?.start, entry?.key?.end)).toBe('b c');
    expect(text.slice(entry?.value?.start, entry?.value?.end)).toBe('d');
  });
});

describe('a place', () => {
  it.each([
    ['in a key', 'a:\n  b▏c: 1\n', 'a', 'key', 'bc'],
    ['in a value', 'a:\n  b: x▏y\n', 'a.b', 'value', 'xy'],
    ['behind a colon', 'a:\n  b: ▏\n', 'a.b', 'value', ''],
    ['in an element', 'a:\n  - x▏\n', 'a', 'value', 'x'],
    ['behind a dash', 'a:\n  - ▏\n', 'a', 'value', ''],
    ['in a key of an element', 'a:\n  - b: 1\n    c▏: 2\n', 'a', 'key', 'c'],
    ['in an empty line, by its column', 'a:\n  b:\n    c: 1\n    ▏\n', 'a.b', 'key', ''],
    ['in an empty line further left', 'a:\n  b:\n    c: 1\n  ▏\n', 'a', 'key', ''],
    ['in an empty line at the left edge', 'a:\n  b: 1\n▏\n', '', 'key', ''],
    ['in an empty line of another document', 'a:\n  b: 1\n---\nc:\n  ▏\n', 'c', 'key', ''],
    ['between braces', 'a: {b: 1, c: ▏}\n', 'a.c', 'value', ''],
    ['in an empty file', '▏', '', 'key', ''],
  ])('%s', (_, marked, path, role, word) => {
    const { text } = cursorIn(marked);
    const place = placeAt(readOutline(text), text, marked.indexOf('▏'));
    expect([place.path.join('.'), place.role, place.word.text]).toEqual([path, role, word]);
  });
});

it('whatever stands in a file, every place in it has an answer, and pieces lie inside of the text', () => {
  const pieces = [
    'a',
    'b|c',
    ':',
    ': ',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '- ',
    '-',
    '{',
    '}',
    '[',
    ']',
    ',',
    "'",
    '"',
    '|',
    '#',
    '---',
    '\t',
    '*',
    '&x',
    'é',
  ];
  const typed = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((each) => each.join(''));
  const damaged = fc
    .tuple(fc.nat(rule().length), fc.nat(20))
    .map(([at, length]) => rule().slice(0, at) + rule().slice(at + length));
  fc.assert(
    fc.property(fc.oneof(typed, damaged), (text) => {
      const outline = readOutline(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const { word } = placeAt(outline, text, offset);
        expect(word.start).toBeGreaterThanOrEqual(0);
        expect(word.end).toBeLessThanOrEqual(text.length);
        expect(word.start).toBeLessThanOrEqual(word.end);
      }
    }),
  );
});
