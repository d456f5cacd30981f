import { type BackEnd, type BackEndOptions, entryOf, Findings, type ManifestEntry } from '@sigmazuh/back-end';
import {
  type CorrelationRule,
  Diagnostics,
  type FilterRule,
  type SigmaDocument,
  type SigmaRule,
  type UnsupportedRule,
} from '@sigmazuh/parser';
import * as pipeline from '@sigmazuh/pipeline';
import { builtinPipelines, type WazuhPipeline } from '@sigmazuh/wazuh';
import { convertRule } from './convert/convert-rule.ts';
import { derivedSection } from './derived/derived-field.ts';
import { derivedFieldsOf } from './query/query.ts';
import type { IndexedSource } from './sources/indexed-source.ts';
import type { IndexPipeline } from './sources/read-pipeline.ts';
import { monitorsFile } from './write/monitors.ts';
import { isSearchable, queryFile, type SearchableRule } from './write/query-file.ts';
import { derivedFieldsFile, savedObjects } from './write/saved-objects.ts';

export interface OpenSearchOptions extends BackEndOptions {
  /** Pipelines over the built-in ones: for Wazuh's events, or for an index of one's own. */
  readonly pipelines?: readonly (WazuhPipeline | IndexPipeline)[];
}

export interface OpenSearchEntry extends ManifestEntry {
  /** The file that holds its search. */
  readonly query?: string;
}

/** Searches for Wazuh's indexer, or for an index that a pipeline describes. */
export const opensearch: BackEnd<OpenSearchOptions, OpenSearchEntry> = Object.freeze({
  name: 'opensearch',
  build(documents: readonly SigmaDocument[], options: OpenSearchOptions) {
    const diagnostics = new Diagnostics();
    const converted = documents.filter(isRule).map(converterFor(documents, options));
    const searchable = converted.filter(isSearchable).sort(byPlace);
    const names = namesFor(searchable);
    const nameOf = (rule: SearchableRule) => names.get(rule) ?? '';
    const refused = documents.filter(isRefused).map(refuse);
    for (const { findings } of [...converted, ...refused]) findings.reportTo(diagnostics);
    const files = searchable.map((rule) => queryFile(rule, nameOf(rule)));
    return {
      files: [
        ...files,
        savedObjects(searchable, nameOf),
        monitorsFile(searchable),
        derivedFieldsFile(searchable, derived),
      ],
      entries: [
        ...converted.map((each): OpenSearchEntry => {
          const entry = entryOf(each.rule, each.findings);
          return isSearchable(each) ? { ...entry, query: `queries/${nameOf(each)}.json` } : entry;
        }),
        ...refused.map(({ document, findings }) => entryOf(document, findings)),
      ],
      diagnostics,
    };
  },
});

/** Turns rules into searches with the pipelines of these options; filters among the documents are added. */
export function converterFor(documents: readonly SigmaDocument[], options: OpenSearchOptions) {
  const convertOptions = {
    select: pipeline.sourceSelection<IndexedSource>(
      [...builtinPipelines, ...(options.pipelines ?? [])],
      () => null,
    ),
    filters: documents.filter((each): each is FilterRule => each.kind === 'filter'),
    placeholders: options.placeholders ?? {},
  };
  return (rule: SigmaRule) => convertRule(rule, convertOptions);
}

function isRule(document: SigmaDocument): document is SigmaRule {
  return document.kind === 'rule';
}

function isRefused(document: SigmaDocument): document is CorrelationRule | UnsupportedRule {
  return document.kind === 'correlation' || document.kind === 'unsupported';
}

function refuse(document: CorrelationRule | UnsupportedRule) {
  const findings = new Findings();
  if (document.kind === 'correlation') {
    findings.refuse(
      'correlation-rule',
      document.title.range,
      'a correlation relates the hits of several searches, and a search is about one event at a time',
      'convert the rules it refers to',
    );
  } else {
    findings.refuse(
      'unsupported-rule',
      document.reason.range,
      `its status is unsupported: ${document.reason.message}`,
      document.reason.hint ?? 'give it another status once its detection says all of what it is about',
    );
  }
  return { document, findings };
}

/** By file, and by place in it. */
function byPlace(
  { rule: { range: one } }: SearchableRule,
  { rule: { range: other } }: SearchableRule,
): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.start.offset - other.start.offset;
}

/** The Sigma id, or the title where there is none; of several with the same the later ones get a number. */
function namesFor(rules: readonly SearchableRule[]): ReadonlyMap<SearchableRule, string> {
  const seen = new Map<string, number>();
  return new Map(
    rules.map((each) => {
      const name = each.rule.id?.value ?? each.rule.title.value.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return [each, times === 1 ? name : `${name}-${times}`] as const;
    }),
  );
}

function derived(rules: readonly SearchableRule[]) {
  return derivedSection([
    ...new Map(
      rules.flatMap(({ query }) => derivedFieldsOf(query)).map((each) => [each.name, each]),
    ).values(),
  ]);
}
