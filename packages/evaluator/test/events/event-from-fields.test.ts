import { describe, expect, it } from 'vitest';
import { eventFromFields, type JsonObject, type SigmaFields, sigmaFields } from '../../src/index.ts';

describe('eventFromFields', () => {
  it.each<[string, JsonObject, SigmaFields]>([
    ['flat fields', { a: 'x', b: 1, c: true, d: null }, { a: 'x', b: 1, c: true, d: null }],
    [
      'nested maps by their path',
      { user: { name: 'u', id: { n: 1 } } },
      { 'user.name': 'u', 'user.id.n': 1 },
    ],
    ['names with dots', { 'user.name': 'u' }, { 'user.name': 'u' }],
    ['several values', { a: ['x', 'y'] }, { a: ['x', 'y'] }],
    ['lists of maps', { a: [{ b: 1 }, { b: 2, c: 3 }] }, { 'a.b': [1, 2], 'a.c': 3 }],
    ['empty lists', { a: [] }, { a: [] }],
  ])('takes %s', (_, fields, expected) => {
    expect(sigmaFields(eventFromFields({ fields }))).toEqual(expected);
  });
});
