import { Findings, refuseUnsupportedStatus } from '@sigmazuh/back-end';
import { type CompiledRule, compileRule } from '@sigmazuh/compiler';
import { Diagnostics, type FilterRule, type LogSource, type SigmaRule } from '@sigmazuh/parser';
import { logSourceNames, logSourceText, type SourceSelection } from '@sigmazuh/pipeline';
import { sourceSnippet } from '@sigmazuh/wazuh-events';
import { ownLayout } from '../layout/own-layout.ts';
import { wazuhIndex, wazuhLayout } from '../layout/wazuh-layout.ts';
import { anyOf, type Query } from '../query/query.ts';
import type { IndexedSource, SearchedIndex } from '../sources/indexed-source.ts';
import { sourceQuery } from './source-query.ts';

/** What conversion needs to know besides the rule. */
export interface ConvertOptions {
  readonly select: (logSource: LogSource) => SourceSelection<IndexedSource>;
  readonly filters: readonly FilterRule[];
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
}

/** The events of one source that match a rule. */
interface SourceSearch {
  readonly source: IndexedSource;
  readonly query: Query;
}

/** A rule as a search; without a query it is refused. */
export interface ConvertedRule {
  readonly rule: SigmaRule;
  readonly query: Query | null;
  /** The same for each source its events come from. */
  readonly bySource: readonly SourceSearch[];
  /** Where its events are. */
  readonly index: SearchedIndex;
  readonly findings: Findings;
}

/** Turns a rule into a search for its events, of whatever source they are. */
export function convertRule(rule: SigmaRule, options: ConvertOptions): ConvertedRule {
  const findings = new Findings();
  const sources = sourcesFor(rule, options, findings) ?? [];
  const bySource = sources.length === 0 ? null : searchesFor(rule, sources, options, findings);
  const query = bySource === null ? null : anyOf(bySource.map((each) => each.query));
  return { rule, findings, query, bySource: bySource ?? [], index: searchedIndex(sources) };
}

/** A rule's sources are those of one pipeline, and mostly in one index. */
export function searchedIndex(sources: readonly IndexedSource[]): SearchedIndex {
  const all = sources.map((source) => source.index ?? wazuhIndex);
  const [first = wazuhIndex] = all;
  return { indices: [...new Set(all.map(({ indices }) => indices))].join(','), timeField: first.timeField };
}

function searchesFor(
  rule: SigmaRule,
  sources: readonly IndexedSource[],
  { filters, placeholders }: ConvertOptions,
  findings: Findings,
): readonly SourceSearch[] | null {
  const said = new Diagnostics();
  const compiled = compileRule(rule, said, { filters, placeholders });
  if (compiled === null) {
    for (const { range, message, hint } of said.all) {
      findings.refuse('not-expressible', range, message, hint ?? 'write the value in another way');
    }
    return null;
  }
  return searchesOf(compiled, sources, findings);
}

function searchesOf(
  { rule, predicate }: CompiledRule,
  sources: readonly IndexedSource[],
  findings: Findings,
): readonly SourceSearch[] | null {
  const searches: SourceSearch[] = [];
  for (const source of sources) {
    const own = new Findings();
    const layout = source.index === undefined ? wazuhLayout : ownLayout;
    const query = sourceQuery(predicate, rule.detection.range, { source, layout, findings: own });
    for (const each of own.notes) findings.note(each.id, each.range, each.message, each.fields);
    if (query !== null) {
      searches.push({ source, query });
    } else if (source.role === 'additional') {
      for (const { range, message } of own.refusals) {
        findings.note('source-left-out', range, `events of ${source.name} are not searched: ${message}`);
      }
    } else {
      findings.refusals.push(...own.refusals);
      return null;
    }
  }
  const query = anyOf(searches.map((each) => each.query));
  if (query.kind !== 'constant' || query.value) return searches;
  return findings.refuse(
    'not-expressible',
    rule.range,
    `no event of ${logSourceText(rule.logSource)} can match this rule`,
    'check the fields it asks for against its log source',
  );
}

function sourcesFor(
  rule: SigmaRule,
  options: ConvertOptions,
  findings: Findings,
): readonly IndexedSource[] | null {
  const { logSource } = rule;
  if (rule.status?.value === 'unsupported') return refuseUnsupportedStatus(findings, rule.status);
  const selection = options.select(logSource);
  const name = logSourceText(logSource);
  switch (selection.kind) {
    case 'unreachable':
      return findings.refuse(
        'log-source-unreachable',
        logSource.range,
        `no event of ${name} reaches the index: ${selection.reason}`,
        'collect these events in another way',
      );
    case 'waiting':
      return findings.refuse(
        'log-source-unmapped',
        logSource.range,
        `no pipeline says which events are of ${name}: ${selection.reason}`,
        `a pipeline file like this one says which: ${sourceSnippet(logSourceNames(logSource), 'lines')}`,
      );
    case 'unknown':
      return findings.refuse(
        'log-source-unmapped',
        logSource.range,
        `no pipeline says where events of ${name} are`,
        `a pipeline file like this one says where: ${sourceSnippet(logSourceNames(logSource), 'json')}`,
      );
    case 'mapped':
      return selection.sources;
  }
}
