import { type BackEnd, entryOf, type ManifestEntry } from '@sigmazuh/back-end';
import {
  type CorrelationRule,
  Diagnostics,
  type SigmaDocument,
  type SigmaRule,
  type UnsupportedRule,
} from '@sigmazuh/parser';
import { convertAll, type OpenSearchOptions } from './convert/convert-all.ts';
import { isFollowed } from './correlate/convert-correlation.ts';
import { derivedFieldsFile } from './write/derived-fields.ts';
import { monitorsFile } from './write/monitors.ts';
import { correlationFile, isSearchable, queryFile } from './write/query-file.ts';
import { savedObjects } from './write/saved-objects.ts';

export interface OpenSearchEntry extends ManifestEntry {
  /** The file that holds its search. */
  readonly query?: string;
}

/** Searches for Wazuh's indexer, or for an index that a pipeline describes. */
export const opensearch: BackEnd<OpenSearchOptions, OpenSearchEntry> = Object.freeze({
  name: 'opensearch',
  build(documents: readonly SigmaDocument[], options: OpenSearchOptions) {
    const diagnostics = new Diagnostics();
    const { searches, correlations, serving, refused } = convertAll(documents, options);
    const searchable = searches.filter(isSearchable).sort(byPlace);
    const followed = correlations.filter(isFollowed).sort(byPlace);
    const names = namesFor([...searchable, ...followed].sort(byPlace));
    const nameOf = ({ rule }: Named) => names.get(rule) ?? '';
    const all = [...searches, ...correlations, ...serving, ...refused];
    for (const { findings } of all) findings.reportTo(diagnostics);
    return {
      files: [
        ...searchable.map((rule) => queryFile(rule, nameOf(rule))),
        ...followed.map((rule) => correlationFile(rule, nameOf(rule))),
        savedObjects(searchable, nameOf),
        monitorsFile(searchable, followed),
        derivedFieldsFile(searchable),
      ],
      entries: all.map(({ rule, findings }): OpenSearchEntry => {
        const name = names.get(rule);
        return {
          ...entryOf(rule, findings),
          ...(name === undefined ? {} : { query: `queries/${name}.json` }),
        };
      }),
      diagnostics,
    };
  },
});

interface Named {
  readonly rule: SigmaRule | CorrelationRule | UnsupportedRule;
}

/** By file, and by place in it. */
function byPlace({ rule: { range: one } }: Named, { rule: { range: other } }: Named): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.start.offset - other.start.offset;
}

/** The Sigma id, or the title where there is none; of several with the same the later ones get a number. */
function namesFor(all: readonly Named[]): ReadonlyMap<Named['rule'], string> {
  const seen = new Map<string, number>();
  return new Map(
    all.map(({ rule }) => {
      const name = rule.id?.value ?? rule.title.value.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return [rule, times === 1 ? name : `${name}-${times}`] as const;
    }),
  );
}
