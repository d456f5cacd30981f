import { describe, expect, it } from 'vitest';
import { opensearch } from '../src/index.ts';
import { documents, rule } from './rules.ts';

const detection = 'a:\n  EventID: 1\ncondition: a';
const correlation = `title: Several
correlation:
  type: event_count
  rules: [7e3b6d4a-2f1c-4c7e-9d55-0a4a5f3b2c1d]
  generate: true
  timespan: 5m
  condition: {gte: 5}
`;
const built = opensearch.build(
  documents(
    rule('{product: windows, service: system}', detection),
    rule('{product: windows, service: security}', detection).replace('A rule', 'Another rule'),
    rule('{product: toaster}', detection).replace('7e3b', '8e3b'),
    rule('{product: windows, service: security}', "keywords: ['x']\ncondition: keywords").replace(
      '7e3b',
      '9e3b',
    ),
    correlation,
  ),
  {},
);

const file = (path: string) => built.files.find((each) => each.path === path)?.text ?? '';
const lines = (path: string) =>
  file(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('a build for OpenSearch', () => {
  it('has an entry for every rule and correlation, and a file for every search', () => {
    expect(built.entries.map(({ title, status, query }) => [title, status, query])).toEqual([
      ['A rule', 'converted', 'queries/7e3b6d4a-2f1c-4c7e-9d55-0a4a5f3b2c1d.json'],
      ['Another rule', 'converted', 'queries/7e3b6d4a-2f1c-4c7e-9d55-0a4a5f3b2c1d-2.json'],
      ['A rule', 'refused', undefined],
      ['A rule', 'converted', 'queries/9e3b6d4a-2f1c-4c7e-9d55-0a4a5f3b2c1d.json'],
      ['Several', 'converted', 'queries/several.json'],
    ]);
    for (const { query } of built.entries) {
      if (query !== undefined) expect(JSON.parse(file(query))).toHaveProperty('search.query');
    }
  });

  it('saved objects refer to objects that are there', () => {
    const objects = lines('saved-objects.ndjson');
    const known = new Set(objects.map(({ type, id }) => `${type} ${id}`));
    const named = objects.flatMap(({ references }) => references);
    expect(objects.map(({ type }) => type)).toEqual([
      'index-pattern',
      'search',
      'search',
      'search',
      'visualization',
      'dashboard',
    ]);
    expect(named.filter(({ type, id }) => !known.has(`${type} ${id}`))).toEqual([]);
    expect(named.length).toBeGreaterThan(6);
  });

  it('monitors are switched off, look at the time since the last look, and make the fields they need', () => {
    const monitors = lines('monitors.ndjson');
    expect(monitors.map(({ enabled }) => enabled)).toEqual([false, false, false, false]);
    const [first, , last] = monitors.map(({ inputs }) => inputs[0].search);
    expect(first.indices).toEqual(['wazuh-alerts-4.x-*', 'wazuh-archives-4.x-*']);
    expect(first.query.query.bool.filter[0]).toHaveProperty('range.timestamp');
    expect(last.query.derived).toHaveProperty('sigmazuh_win_values');
    expect(JSON.parse(file('derived-fields.json'))).toHaveProperty(
      'derived.sigmazuh_win_values.script.source',
    );
  });

  it('is the same whatever the order of the documents', () => {
    const texts = [
      rule('{product: windows, service: system}', detection),
      rule('{product: windows, service: security}', detection).replace('7e3b', '8e3b'),
    ];
    const [one, other] = documents(...texts);
    if (one === undefined || other === undefined) throw new Error('no rules');
    const inOrder = opensearch.build([one, other], {});
    const reversed = opensearch.build([other, one], {});
    const sorted = (files: typeof inOrder.files) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(sorted(reversed.files)).toEqual(sorted(inOrder.files));
  });
});
