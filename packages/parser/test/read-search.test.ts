import { Diagnostics, parseSigma, type Search } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { completed } from './completed.ts';

/** The search under `selection`, written short: `all(…)`, `any(…)`, `field|modifier=value,value`. */
function searchOf(body: string): string {
  const diagnostics = new Diagnostics();
  const [rule] = parseSigma(
    completed(`detection:\n    selection:${body}\n    condition: selection\n`),
    'x.yml',
    diagnostics,
  );
  expect(diagnostics.all).toEqual([]);
  const search = rule?.kind === 'rule' ? rule.detection.identifiers[0]?.search : undefined;
  return search === undefined ? 'nothing' : short(search);
}

function short(search: Search): string {
  if (search.kind !== 'item') return `${search.kind}(${search.searches.map(short).join(' ')})`;
  const head = [search.field?.value ?? '', ...search.modifiers.map((modifier) => modifier.value)].join('|');
  const values = search.values.map((value) =>
    value.kind === 'null' ? 'null' : `${value.kind} ${value.text}`,
  );
  return `${head}=${values.join(',')}`;
}

const cases: readonly (readonly [name: string, body: string, search: string])[] = [
  ['a map', '\n        A: x\n        B|contains: [y, 1]', 'all(A=string x B|contains=string y,number 1)'],
  ['a map of one item', '\n        A: x', 'all(A=string x)'],
  ['a list of texts', '\n        - x\n        - y', '=string x,string y'],
  ['a single text', ' x', '=string x'],
  ['a single number', ' 4625', '=number 4625'],
  [
    'a list of maps',
    '\n        - A: x\n        - B: y\n          C: z',
    'any(all(A=string x) all(B=string y C=string z))',
  ],
  [
    'a list of texts and maps',
    '\n        - x\n        - y\n        - A: z\n        - w',
    'any(=string x,string y all(A=string z) =string w)',
  ],
  [
    'lists in lists',
    '\n        - - A: x\n          - B: y\n        - - z',
    'any(any(all(A=string x) all(B=string y)) =string z)',
  ],
  ['keywords with a modifier', "\n        '|all': [x, y]", 'all(|all=string x,string y)'],
  [
    'keywords beside fields',
    "\n        '|contains|all': [x, y]\n        A: z",
    'all(|contains|all=string x,string y A=string z)',
  ],
  [
    'values of every kind',
    '\n        A: [x, 007, true, null, ~, 1.50]',
    'all(A=string x,number 007,boolean true,null,null,number 1.50)',
  ],
  ['an empty text', "\n        A: ''", 'all(A=string )'],
  ['an empty value', '\n        A:', 'all(A=null)'],
  ['an empty list', '\n        A: []', 'all(A=)'],
  ['a date', '\n        A: 2024-01-02', 'all(A=string 2024-01-02)'],
  ['a field with dots and blanks', "\n        'a.b c|re': x", 'all(a.b c|re=string x)'],
  ['a field that is a number', '\n        4625: x', 'all(4625=string x)'],
  ['a text with escapes, untouched', "\n        A: 'C:\\\\*\\?'", 'all(A=string C:\\\\*\\?)'],
  ['a block text', '\n        A: |-\n            x\n            y', 'all(A=string x\ny)'],
];

describe('a search', () => {
  it.each(cases)('%s', (_name, body, search) => {
    expect(searchOf(body)).toBe(search);
  });

  it('knows the places of field, modifiers and values', () => {
    const text = completed(
      "detection:\n    selection:\n        'Ab|re|i': ['x', \"y\"]\n    condition: selection\n",
    );
    const [rule] = parseSigma(text, 'x.yml', new Diagnostics());
    const search = rule?.kind === 'rule' ? rule.detection.identifiers[0]?.search : undefined;
    const item = search?.kind === 'all' ? search.searches[0] : undefined;
    if (item?.kind !== 'item') throw new Error('the search is no item');
    const slice = ({ start, end }: { start: { offset: number }; end: { offset: number } }) =>
      text.slice(start.offset, end.offset);
    expect(item.field && slice(item.field.range)).toBe('Ab');
    expect(item.modifiers.map((modifier) => slice(modifier.range))).toEqual(['re', 'i']);
    expect(item.values.map((value) => slice(value.range))).toEqual(["'x'", '"y"']);
    expect(slice(item.range)).toBe("'Ab|re|i': ['x', \"y\"]");
  });
});
