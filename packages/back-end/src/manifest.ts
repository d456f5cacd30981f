import type { CorrelationRule, FilterRule, SigmaRule, UnsupportedRule } from '@sigmazuh/parser';
import { logSourceText } from '@sigmazuh/pipeline';
import type { Findings } from './findings.ts';

/** What became of one rule. Back ends add what theirs are known by. */
export interface ManifestEntry {
  readonly id: string | null;
  readonly title: string;
  readonly path: string;
  readonly level: string | null;
  /** As people write it; `correlation` for a rule without one. */
  readonly logSource: string;
  readonly status: 'converted' | 'refused';
  /** Why it is refused. */
  readonly reason?: string;
  /** What the written rule cannot tell apart. */
  readonly notes?: readonly string[];
  /** Sigma fields whose values arrive changed, as the notes say. */
  readonly changedFields?: readonly string[];
  /** Sigma filters that are added to it. */
  readonly filters?: readonly ManifestFilter[];
}

export interface ManifestFilter {
  readonly id: string | null;
  readonly title: string;
  readonly path: string;
}

/** What became of every rule: the table of contents of what was built. */
export interface Manifest<Entry extends ManifestEntry = ManifestEntry> {
  readonly rules: readonly Entry[];
  readonly coverage: readonly SourceCoverage[];
  readonly totals: { readonly converted: number; readonly refused: number };
}

/** How the rules of one log source fared. */
export interface SourceCoverage {
  readonly logSource: string;
  readonly converted: number;
  readonly refused: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** What the entry of a rule says of the filters added to it, in the order of their paths. */
export function filterEntries(filters: readonly FilterRule[]): Pick<ManifestEntry, 'filters'> {
  if (filters.length === 0) return {};
  const entries = filters.map(({ id, title, range }) => ({
    id: id?.value ?? null,
    title: title.value,
    path: range.file,
  }));
  return { filters: entries.sort((a, b) => compare(a.path, b.path) || compare(a.id ?? '', b.id ?? '')) };
}

/** The entry of a document: refused when its findings hold a refusal, with the first as the reason. */
export function entryOf(
  document: SigmaRule | CorrelationRule | UnsupportedRule,
  { refusals, notes }: Pick<Findings, 'refusals' | 'notes'>,
): ManifestEntry {
  const { id, title, range, level } = document;
  const [refusal] = refusals;
  const messages = [...new Set(notes.map((note) => note.message))];
  const changedFields = [...new Set(notes.flatMap((note) => note.fields))];
  return {
    id: id?.value ?? null,
    title: title.value,
    path: range.file,
    level: level?.value ?? null,
    logSource: document.kind === 'correlation' ? 'correlation' : logSourceText(document.logSource),
    status: refusal === undefined ? 'converted' : 'refused',
    ...(refusal === undefined ? {} : { reason: refusal.message }),
    ...(messages.length > 0 ? { notes: messages } : {}),
    ...(changedFields.length > 0 ? { changedFields } : {}),
  };
}

/** Entries in the order of their paths; coverage by log source. */
export function manifestOf<Entry extends ManifestEntry>(entries: readonly Entry[]): Manifest<Entry> {
  const rules = [...entries].sort((a, b) => compare(a.path, b.path) || compare(a.id ?? '', b.id ?? ''));
  const sources = [...new Set(rules.map((rule) => rule.logSource))].sort();
  return {
    rules,
    coverage: sources.map((logSource) => coverageOf(logSource, rules)),
    totals: { converted: count(rules, 'converted'), refused: count(rules, 'refused') },
  };
}

function coverageOf(logSource: string, rules: readonly ManifestEntry[]): SourceCoverage {
  const own = rules.filter((rule) => rule.logSource === logSource);
  const reasons: Record<string, number> = {};
  for (const { reason } of own) if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return { logSource, converted: count(own, 'converted'), refused: count(own, 'refused'), reasons };
}

function count(of: readonly ManifestEntry[], status: ManifestEntry['status']): number {
  return of.filter((rule) => rule.status === status).length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
