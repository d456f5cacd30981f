import type { Meaning } from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { ConvertOptions } from '../convert/index.ts';
import { sha256Hex } from '../sha256.ts';

/** Raised when the same rule has another text to be digested: fingerprints of two schemes cannot be compared. */
const scheme = 1;

/**
 * What a document asks of which events, as a short text that two packs can be compared by: the same for rules that mean
 * the same and find their fields in the same places, whatever other rules stand beside them.
 *
 *     1:0f3a…
 */
export function fingerprintOf({ key, fields, rules }: Meaning, select: ConvertOptions['select']): string {
  const places = rules.flatMap(({ logSource }) => {
    const selection = select(logSource);
    return selection.kind === 'mapped' ? selection.sources.map((each) => placesIn(each, fields)) : [];
  });
  return `${scheme}:${sha256Hex([key, ...[...new Set(places)].sort()].join('\n'))}`;
}

/** What a source says of its events and of these fields, and nothing that is for people. */
function placesIn(source: SourceMapping, fields: readonly string[]): string {
  const { basis: _, needs: __, remarks: ___, ...says } = source;
  const asked = [...fields, ...fields.flatMap((field) => toldBy(source, field))];
  const entries = Object.entries(says).map(([name, value]): readonly [string, unknown] => [
    name,
    byField.has(name) ? only(asked, value) : value,
  ]);
  return JSON.stringify(ordered(Object.fromEntries(entries)));
}

/** Maps from Sigma fields, and lists of them: of these only what the rule asks means something to it. */
const byField: ReadonlySet<string> = new Set([
  'absent',
  'emptyWhere',
  'fields',
  'hidden',
  'onlyFields',
  'undelivered',
  'views',
] satisfies readonly (keyof SourceMapping)[]);

function toldBy({ views }: SourceMapping, field: string): readonly string[] {
  const view = views === undefined ? undefined : ownEntry(views, field);
  if (view === undefined) return [];
  return view.kind === 'account' ? [view.name, view.domain] : [view.of];
}

function only(fields: readonly string[], value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((name) => fields.includes(name)).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => fields.includes(name)));
}

/** With the keys of every map as they sort. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, ordered(each)]));
}
