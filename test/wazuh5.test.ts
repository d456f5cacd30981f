import type { SigmaRule } from '@sigmazuh/parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus, sharedIsPresent } from './corpus/shared.ts';
import {
  byModel,
  byNode,
  type Judged,
  readAll,
  regressionQuestions,
  syntheticQuestions,
  tallyOf,
} from './wazuh5/judge.ts';
import { asStored, renamed } from './wazuh5/plugin/alerting.ts';
import { matcher } from './wazuh5/plugin/match-query.ts';
import { queryString } from './wazuh5/plugin/query-string.ts';
import { Rejected } from './wazuh5/plugin/rejected.ts';
import { readDetection } from './wazuh5/plugin/tree.ts';
import { searchNode } from './wazuh5/search-node.ts';

/** The judge is a model: what it says of the plugin and of OpenSearch is held to what their sources and a node say. */
describe("the model of Wazuh 5's plugin", () => {
  it.each<[name: string, detection: Record<string, unknown>, query: string]>([
    ['a value in quotes', { s: { a: 'b' }, condition: 's' }, 'a: "b"'],
    ['a value with a wildcard', { s: { 'a|contains': 'error due' }, condition: 's' }, 'a: *error\\ due*'],
    ['a blank in quotes', { s: { a: 'b c' }, condition: 's' }, 'a: "b_ws_c"'],
    [
      'a regular expression',
      { s: { 'a|re': 'pat.*tern"foo"bar' }, condition: 's' },
      'a: /pat.*tern\\"foo\\"bar/',
    ],
    ['a network', { s: { 'a|cidr': '192.168.0.0/14' }, condition: 's' }, 'a: "192.168.0.0/14"'],
    ['values of which any will do', { s: { a: [1, 2] }, condition: 's' }, '(a: 1) OR (a: 2)'],
    ['lines that must all hold', { s: { a: 'b', c: 'd' }, condition: 's' }, '(a: "b") AND (c: "d")'],
    ['"not" of a line', { s: { a: 'b' }, condition: 'not s' }, '(NOT a: "b" AND _exists_: a)'],
    [
      '"not" of several',
      { s: { a: 'b', c: 'd' }, condition: 'not s' },
      '(((NOT a: "b" AND _exists_: a) OR (NOT c: "d" AND _exists_: c)))',
    ],
    ['presence', { s: { 'a|exists': true }, condition: 's' }, '_exists_: a'],
    ['absence', { s: { 'a|exists': false }, condition: 's' }, 'NOT _exists_: a'],
  ])('writes %s', (_, detection, query) => {
    expect(queryString(readDetection(detection))).toBe(query);
  });

  it('loses a "not" inside a "not"', () => {
    const detection = { a: { x: '1' }, b: { y: '2', z: '3' }, condition: 'not (a and not b)' };
    expect(queryString(readDetection(detection))).toContain(
      '((NOT y: "2" AND _exists_: y) OR (NOT z: "3" AND _exists_: z))',
    );
  });

  it('stores tabs as blanks, and takes a text for a field', () => {
    expect(asStored('a: "x	y" AND _exists_: a', ['a'])).toBe(
      `${renamed('a')}: "x y" AND _exists_:${renamed('a')}`,
    );
    expect(asStored('b: /xa:/', ['a'])).toBe(`b: /x${renamed('a')}:/`);
  });

  const types = new Map([
    ['k', 'keyword'],
    ['l', 'long'],
    ['i', 'ip'],
  ]);
  const documents: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = {
    'foo bar': new Map([['k', ['foo bar']]]),
    'FOO BAR': new Map([['k', ['FOO BAR']]]),
    '42': new Map([['l', ['42']]]),
    '10.1.2.3': new Map([['i', ['10.1.2.3']]]),
    empty: new Map([['k', ['']]]),
    'two values': new Map([['k', ['a', 'foo bar']]]),
    bracket: new Map([['k', ['[']]]),
    z: new Map([['k', ['z']]]),
    '::1': new Map([['i', ['0:0:0:0:0:0:0:1']]]),
  };

  // What a node of OpenSearch 2.19 with the plugin's settings finds among these documents.
  it.each([
    ['k: "foo_ws_bar"', ['foo bar', 'two values']],
    ['k: foo\\ b*', ['foo bar', 'two values']],
    ['k: /foo_ws_bar/', ['foo bar', 'two values']],
    ['k: /[fF][oO]{2}[^\u0000-\u001f!-\u{10ffff}][bB].*/', ['foo bar', 'FOO BAR', 'two values']],
    ['(NOT k: "foo_ws_bar" AND _exists_: k)', ['FOO BAR', 'bracket', 'empty', 'z']],
    [
      '((NOT k: "foo_ws_bar" AND _exists_: k) OR (NOT l: "42" AND _exists_: l))',
      ['FOO BAR', 'bracket', 'empty', 'z'],
    ],
    ['k: /[^]-\u{10ffff}\u0000-Z\\\\\\\\]/', ['bracket']],
    ['k: /[^\u0000-Z\\\\\\\\-\u{10ffff}]/', ['bracket', 'two values', 'z']],
    ['k: /(z|())/', ['empty', 'z']],
    ['NOT _exists_: k', ['42', '10.1.2.3', '::1']],
    ['(NOT _exists_: k) AND (NOT _exists_: l)', ['10.1.2.3', '::1']],
    ['k: ""', ['empty']],
    ['k: //', ['empty']],
    ['l: "42"', ['42']],
    ['i: "10.0.0.0/8"', ['10.1.2.3']],
    ['i: "::1"', ['::1']],
  ])('finds with %s what OpenSearch does', (query, expected) => {
    const matches = matcher(query, (field) => types.get(field));
    const found = Object.entries(documents).filter(([, document]) => matches(document));
    expect(found.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    ['two words "NOT"', 'NOT NOT k: "a"'],
    ['an expression of 1,001 characters', `k: /${'a'.repeat(1001)}/`],
    ['an alternative that is empty', 'k: /(a|)/'],
    ['a range that ends before it begins', 'k: /[b-a]/'],
    ['an unknown field', 'x: "a"'],
    ['a wildcard on a number', 'l: 4*'],
  ])('refuses %s', (_, query) => {
    expect(() => matcher(query, (field) => types.get(field))).toThrow(Rejected);
  });
});

describe.skipIf(!sharedIsPresent)(
  `SigmaHQ's rules in Wazuh 5${sharedIsPresent ? '' : ' (skipped: ../shared not present)'}`,
  () => {
    const rules: SigmaRule[] = [];
    let judged: Judged;
    beforeAll(() => {
      rules.push(...readCorpus().filter((_, i) => i % 12 === 0));
      judged = readAll(rules);
    });

    it('are taken by the plugin', () => {
      expect(judged.rejected).toEqual([]);
      expect(judged.rules.length).toBeGreaterThan(rules.length / 2);
    });

    it('find what Sigma says, in recorded events', () => {
      const { differences, matching } = tallyOf(regressionQuestions(judged).questions, byModel);
      expect(differences).toEqual([]);
      expect(matching).toBeGreaterThan(0);
    });

    it('find what Sigma says, in events made from their meaning', () => {
      const { differences, matching } = tallyOf(
        syntheticQuestions(judged, { branches: 6, cases: 12 }).questions,
        byModel,
      );
      expect(differences).toEqual([]);
      expect(matching).toBeGreaterThan(rules.length / 2);
    });

    const url = process.env.SIGMAZUH_OPENSEARCH_URL;
    it.skipIf(url === undefined)(
      `find the same in a real OpenSearch${url === undefined ? ' (skipped: no OpenSearch at SIGMAZUH_OPENSEARCH_URL)' : ''}`,
      async () => {
        const recorded = regressionQuestions(judged).questions;
        const made = syntheticQuestions(judged, { branches: 6, cases: 12 }).questions;
        for (const questions of [recorded, made]) {
          const node = await searchNode(url ?? '', judged.types);
          const { differences, matching } = tallyOf(questions, await byNode(questions, node));
          expect(differences).toEqual([]);
          expect(matching).toBeGreaterThan(0);
        }
      },
    );
  },
);
