import { type Diagnostic, Diagnostics, type YamlNode } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { Reporter } from '../src/reporter.ts';
import { SourceText } from '../src/source-text.ts';
import { readYaml } from '../src/yaml/read-yaml.ts';

function read(text: string): {
  readonly documents: readonly YamlNode[];
  readonly problems: readonly Diagnostic[];
} {
  const diagnostics = new Diagnostics();
  const documents = readYaml(new Reporter(new SourceText('x.yml', text), diagnostics));
  return { documents, problems: diagnostics.all };
}

/** A tree as plain values, with the text of what is no text in brackets: `[number 0644]`. */
function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
    case 'scalar':
      if (typeof node.value === 'string') return node.value;
      return node.value === null ? null : `[${typeof node.value} ${node.value} from ${node.text}]`;
  }
}

const scalars: readonly (readonly [written: string, value: unknown])[] = [
  ['2024-01-02', '2024-01-02'],
  ['2024-01-02 10:00:00', '2024-01-02 10:00:00'],
  ['12:30:45', '12:30:45'],
  ['yes', 'yes'],
  ['No', 'No'],
  ['on', 'on'],
  ['OFF', 'OFF'],
  ['y', 'y'],
  ['true', '[boolean true from true]'],
  ['False', '[boolean false from False]'],
  ['tRue', 'tRue'],
  ['0644', '[number 644 from 0644]'],
  ['0o17', '[number 15 from 0o17]'],
  ['0x1F', '[number 31 from 0x1F]'],
  ['0b11', '0b11'],
  ['1_000', '1_000'],
  ['+12', '[number 12 from +12]'],
  ['-1.5e3', '[number -1500 from -1.5e3]'],
  ['.5', '[number 0.5 from .5]'],
  ['1.', '[number 1 from 1.]'],
  ['.', '.'],
  ['.inf', '.inf'],
  ['.nan', '.nan'],
  ['1e999', '1e999'],
  ['~', null],
  ['null', null],
  ['NULL', null],
  ['nUll', 'nUll'],
  ["''", ''],
  ["'null'", 'null'],
  ["'4625'", '4625'],
  ['!!str 4625', '4625'],
  ['!!int "4625"', '[number 4625 from 4625]'],
  ['"a\\tb"', 'a\tb'],
  ["'it''s'", "it's"],
  ['C:\\Windows\\*', 'C:\\Windows\\*'],
];

describe('a YAML scalar', () => {
  it.each(scalars)('%s', (written, value) => {
    const { documents, problems } = read(`key: ${written}\n`);
    expect(problems).toEqual([]);
    expect(plain(documents[0])).toEqual({ key: value });
  });
});

describe('places of YAML nodes', () => {
  const place = (text: string, path: readonly (string | number)[]) => {
    const { documents } = read(text);
    let node = documents[0];
    for (const step of path) {
      if (node?.kind === 'list') node = node.items[Number(step)];
      else if (node?.kind === 'map') node = node.entries.find(({ key }) => key.text === step)?.value;
    }
    const { start, end } = node?.range ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
    return `${start.line}:${start.column}-${end.line}:${end.column}`;
  };
  const cases: readonly (readonly [
    name: string,
    text: string,
    path: readonly (string | number)[],
    place: string,
  ])[] = [
    ['a plain text', 'a: b c\n', ['a'], '1:4-1:7'],
    ['a quoted text with its quotes', "a: 'b'\n", ['a'], '1:4-1:7'],
    ['a plain text on two lines', 'a: b\n  c\n', ['a'], '1:4-2:4'],
    ['a literal text from its header', 'a: |\n  b\n  c\n\nd: e\n', ['a'], '1:4-3:4'],
    ['a folded text behind a comment', 'a: >- # c | d\n  b\n', ['a'], '1:4-2:4'],
    ['a list in brackets', 'a: [b, [c], ]\n', ['a'], '1:4-1:14'],
    ['a list inside brackets', 'a: [b, [c], ]\n', ['a', 1], '1:8-1:11'],
    ['a map in brackets', 'a: {b: c, d}\n', ['a'], '1:4-1:13'],
    ['empty brackets', 'a: []\n', ['a'], '1:4-1:6'],
    ['brackets with a comment in them', 'a: [\n  b, # ]\n  ]\n', ['a'], '1:4-3:4'],
    ['a list', 'a:\n  - b\n  - c\nd: e\n', ['a'], '2:3-3:6'],
    ['a map', 'a:\n  b: c\n  d: e\nf: g\n', ['a'], '2:3-3:7'],
    ['a pair inside a list', 'a: [b: c]\n', ['a', 0], '1:5-1:9'],
    ['an empty value, behind its colon', 'a:\nb: c\n', ['a'], '1:3-1:3'],
    ['an empty element, behind its dash', 'a:\n  -\n  - b\n', ['a', 0], '2:4-2:4'],
    ['a text behind a byte order mark', '\uFEFFa: b\n', ['a'], '1:4-1:5'],
    ['a text after Windows line ends', 'a: b\r\nc: d\r\n', ['c'], '2:4-2:5'],
    ['a text behind an emoji, in UTF-16 code units', "'😀': b\n", ['😀'], '1:7-1:8'],
    ['a tagged text', 'a: !!str 5\n', ['a'], '1:10-1:11'],
  ];
  it.each(cases)('%s', (_name, text, path, expected) => {
    expect(place(text, path)).toBe(expected);
  });
});

describe('anchors and merge keys', () => {
  it('reads an alias as what it stands for', () => {
    expect(plain(read('a: &x [1]\nb: *x\n').documents[0])).toEqual({
      a: ['[number 1 from 1]'],
      b: ['[number 1 from 1]'],
    });
  });

  it('merges maps below a key of their own, the earlier one first', () => {
    const text = 'base: &b {x: 1, y: 1}\nmore: &m {y: 2, z: 2}\nrule:\n  <<: [*b, *m]\n  x: 0\n';
    const rule = plain(read(text).documents[0]);
    expect(rule).toMatchObject({
      rule: { x: '[number 0 from 0]', y: '[number 1 from 1]', z: '[number 2 from 2]' },
    });
  });

  it('takes a quoted << for a key', () => {
    expect(plain(read("'<<': a\n").documents[0])).toEqual({ '<<': 'a' });
  });

  it('refuses aliases that multiply', () => {
    const laughs = Array.from({ length: 12 }, (_, index) => {
      const before = index === 0 ? 'ha' : `*a${index - 1}`;
      return `a${index}: &a${index} [${Array(10).fill(before).join(', ')}]`;
    });
    const { problems } = read(`${laughs.join('\n')}\n`);
    expect(problems.map((each) => each.id)).toEqual(['alias-expansion']);
  });

  it('refuses aliases that stack up', () => {
    const tower = Array.from({ length: 50 }, (_, index) => {
      const before = index === 0 ? 'x' : `*a${index - 1}`;
      return `a${index}: &a${index} [[[[[[[[[[${before}]]]]]]]]]]`;
    });
    const { problems } = read(`${tower.join('\n')}\n`);
    expect(problems.map((each) => each.id)).toEqual(['alias-expansion']);
  });

  it('refuses an alias inside what it stands for', () => {
    expect(read('a: &x [*x]\n').problems.map((each) => each.id)).toEqual(['unknown-alias']);
  });

  it('forgets anchors at the end of a document', () => {
    expect(read('a: &x 1\n---\nb: *x\n').problems.map((each) => each.id)).toEqual(['unknown-alias']);
  });
});

describe('several documents', () => {
  it('leaves out documents that say nothing', () => {
    expect(read('---\n---\na: 1\n---\n# no more\n').documents).toHaveLength(1);
  });
});

it('reads documents that each begin with a byte order mark', () => {
  const { documents, problems } = read('\uFEFFa: 1\n---\n\uFEFFb: 2\n---\r\n\uFEFFc: d\n');
  expect(problems).toEqual([]);
  expect(documents.map(plain)).toEqual([{ a: '[number 1 from 1]' }, { b: '[number 2 from 2]' }, { c: 'd' }]);
});
