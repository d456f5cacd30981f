import { expect, it } from 'vitest';
import { readToy } from './toy-dialect.ts';

const wrong: readonly (readonly [what: string, text: string, said: string])[] = [
  ['no name', 'sources: []\n', '1:1 the attribute "name" is missing'],
  ['an unknown key', 'name: a\nsource: []\n', '2:1 the pipeline has no "source"'],
  [
    'a key of pySigma’s',
    'name: a\nfinalizers: []\n',
    '2:1 "finalizers" cannot be used in a pipeline for the toy: it has no queries',
  ],
  [
    'a source the back end does not understand',
    'name: a\nsources:\n  - {name: s, logSource: {product: x}, speaksOf: fire}\n',
    '3:50 "speaksOf" is a list, and this is a text',
  ],
  [
    'another back end',
    'name: a\nallowed_backends: [other]\n',
    '2:20 "other" is not allowed as "allowed_backends"',
  ],
  [
    'an unknown transformation',
    'name: a\ntransformations: [{type: dance}]\n',
    '2:26 "dance" is not a transformation',
  ],
  [
    'a transformation of pySigma’s',
    'name: a\ntransformations: [{type: nest}]\n',
    '2:26 "nest" cannot be used in a pipeline for the toy: nothing is nested',
  ],
  [
    'a field name the back end cannot have',
    'name: a\ntransformations: [{type: field_name_mapping, mapping: {A: B}}]\n',
    '2:59 "B" is not allowed as "A"',
  ],
  [
    'a second document',
    'name: a\n---\nname: b\n',
    '3:1 a pipeline file is one document, and here a second one begins',
  ],
];

it.each(wrong)('a pipeline with %s is refused where it stands', (_, text, said) => {
  expect(readToy(text)).toEqual([said]);
});

it('a pipeline has its defaults, and those of its back end', () => {
  expect(readToy('name: a\nsources:\n  - {name: s, logSource: {product: x}}\n')).toEqual({
    name: 'a',
    priority: 100,
    sources: [{ name: 's', logSource: { product: 'x' }, when: {}, fields: {}, speaksOf: [] }],
    refusals: [],
    placeholders: {},
    transformations: [],
  });
});
