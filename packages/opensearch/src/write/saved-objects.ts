import type { BuiltFile } from '@sigmazuh/back-end';
import { type Level, levels } from '@sigmazuh/parser';
import { inFewWalks } from '../query/in-few-walks.ts';
import type { Json, JsonObject } from '../query/json.ts';
import { derivedFieldsOf } from '../query/query.ts';
import { queryDsl } from '../query/query-dsl.ts';
import type { SearchableRule } from './query-file.ts';

/** Tables of more rows than this take Dashboards too long to fill. */
const mostRows = 50;

/**
 * Objects that Dashboards imports: an index pattern, a saved search for each rule, and for each level a dashboard whose
 * tables count the hits of its rules. Rules whose fields are made while searching need these in the index's mapping
 * (`derived-fields.json`) first.
 */
export function savedObjects(
  rules: readonly SearchableRule[],
  nameOf: (rule: SearchableRule) => string,
): BuiltFile {
  const patterns = [...new Map(rules.map(({ index }) => [index.indices, index])).values()];
  const objects: JsonObject[] = patterns.map(({ indices, timeField }) => ({
    type: 'index-pattern',
    id: patternId(indices),
    attributes: { title: indices, timeFieldName: timeField },
    references: [],
  }));
  objects.push(...rules.map((rule) => savedSearch(rule, nameOf(rule))));
  for (const level of levels.toReversed()) {
    const own = rules.filter(({ rule }) => (rule.level?.value ?? 'medium') === level);
    if (own.length > 0) objects.push(...dashboardOf(level, own));
  }
  return { path: 'saved-objects.ndjson', text: objects.map((each) => `${JSON.stringify(each)}\n`).join('') };
}

function patternId(indices: string): string {
  return `sigmazuh-${indices.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'all'}`;
}

function savedSearch({ rule, query, index }: SearchableRule, name: string): JsonObject {
  const needs = derivedFieldsOf(query).length > 0 ? '\n\nNeeds derived-fields.json in the mapping.' : '';
  const filter = {
    $state: { store: 'appState' },
    meta: {
      alias: rule.title.value,
      disabled: false,
      indexRefName: 'kibanaSavedObjectMeta.searchSourceJSON.filter[0].meta.index',
      key: 'query',
      negate: false,
      type: 'custom',
      value: 'Sigma',
    },
    query: queryDsl(inFewWalks(query)),
  };
  const source = {
    query: { query: '', language: 'lucene' },
    filter: [filter],
    indexRefName: 'kibanaSavedObjectMeta.searchSourceJSON.index',
  };
  const pattern = { id: patternId(index.indices), type: 'index-pattern' };
  return {
    type: 'search',
    id: `sigmazuh-${name}`,
    attributes: {
      title: `Sigma: ${rule.title.value}`,
      description: `${rule.description?.value ?? ''}${needs}`,
      columns: ['_source'],
      sort: [[index.timeField, 'desc']],
      hits: 0,
      version: 1,
      kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify(source) },
    },
    references: [
      { ...pattern, name: 'kibanaSavedObjectMeta.searchSourceJSON.index' },
      { ...pattern, name: 'kibanaSavedObjectMeta.searchSourceJSON.filter[0].meta.index' },
    ],
  };
}

/** A dashboard and the tables on it. */
function dashboardOf(level: Level, rules: readonly SearchableRule[]): readonly JsonObject[] {
  const tables = Array.from({ length: Math.ceil(rules.length / mostRows) }, (_, i) =>
    hitsTable(level, i, rules.slice(i * mostRows, (i + 1) * mostRows)),
  );
  const panels = tables.map((_, i) => ({
    version: '2.19.0',
    panelIndex: `${i}`,
    gridData: { x: (i % 2) * 24, y: Math.floor(i / 2) * 20, w: 24, h: 20, i: `${i}` },
    embeddableConfig: {},
    panelRefName: `panel_${i}`,
  }));
  const dashboard = {
    type: 'dashboard',
    id: `sigmazuh-level-${level}`,
    attributes: {
      title: `Sigma rules of level ${level}`,
      description: 'How many events each rule finds in the chosen time.',
      panelsJSON: JSON.stringify(panels),
      optionsJSON: JSON.stringify({ hidePanelTitles: false, useMargins: true }),
      hits: 0,
      version: 1,
      timeRestore: false,
      kibanaSavedObjectMeta: {
        searchSourceJSON: JSON.stringify({ query: { query: '', language: 'lucene' }, filter: [] }),
      },
    },
    references: tables.map((_, i) => ({ name: `panel_${i}`, type: 'visualization', id: tableId(level, i) })),
  };
  return [...tables, dashboard];
}

function tableId(level: Level, i: number): string {
  return `sigmazuh-hits-${level}-${i + 1}`;
}

function hitsTable(level: Level, i: number, rules: readonly SearchableRule[]): JsonObject {
  const filters = rules.map(
    ({ rule, query }): Json => ({
      input: { query: queryDsl(inFewWalks(query)), language: 'lucene' },
      label: rule.title.value,
    }),
  );
  const state = {
    title: `Sigma ${level} ${i + 1}`,
    type: 'table',
    params: { perPage: mostRows, showPartialRows: false, showTotal: false, totalFunc: 'sum' },
    aggs: [
      { id: '1', enabled: true, type: 'count', schema: 'metric', params: {} },
      { id: '2', enabled: true, type: 'filters', schema: 'bucket', params: { filters } },
    ],
  };
  const [first] = rules;
  return {
    type: 'visualization',
    id: tableId(level, i),
    attributes: {
      title: `Sigma rules of level ${level}, ${i + 1}`,
      description: '',
      visState: JSON.stringify(state),
      uiStateJSON: '{}',
      version: 1,
      kibanaSavedObjectMeta: {
        searchSourceJSON: JSON.stringify({
          query: { query: '', language: 'lucene' },
          filter: [],
          indexRefName: 'kibanaSavedObjectMeta.searchSourceJSON.index',
        }),
      },
    },
    references: [
      {
        name: 'kibanaSavedObjectMeta.searchSourceJSON.index',
        type: 'index-pattern',
        id: patternId(first?.index.indices ?? ''),
      },
    ],
  };
}
