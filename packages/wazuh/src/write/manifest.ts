import type { DocumentHead } from '@sigmazuh/parser';
import { logSourceText } from '@sigmazuh/pipeline';
import type { ConvertedRule } from '../convert/convert-rule.ts';
import type { Unsearched } from '../convert/findings.ts';
import type { RefusedDocument } from '../convert/refused-document.ts';

/** What became of every rule: the pack's table of contents. */
export interface Manifest {
  readonly rules: readonly ManifestRule[];
  readonly coverage: readonly SourceCoverage[];
  readonly totals: { readonly converted: number; readonly refused: number; readonly wazuhRules: number };
}

export interface ManifestRule {
  readonly id: string | null;
  readonly title: string;
  readonly path: string;
  readonly level: string | null;
  readonly logSource: string;
  readonly status: 'converted' | 'refused';
  readonly reason?: string;
  /** What the Wazuh rule cannot tell apart. */
  readonly notes?: readonly string[];
  /** Sigma fields whose values arrive in Wazuh changed, as the notes say. */
  readonly changedFields?: readonly string[];
  /** Sources whose events the rule passes over, or does not search for all it asks. */
  readonly unsearched?: readonly Unsearched[];
  /** The rule that alerts for it; none when it is refused. */
  readonly wazuhIds: readonly number[];
}

export interface SourceCoverage {
  readonly logSource: string;
  readonly converted: number;
  readonly refused: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** The entry of a rule; `wazuhId` is that of the rule that alerts for it. */
export function convertedEntry(
  { rule, findings, leaves }: ConvertedRule,
  wazuhId: number | null,
): ManifestRule {
  const isConverted = leaves.length > 0;
  const notes = [...new Set(findings.notes.map((note) => note.message))];
  const changedFields = [...new Set(findings.notes.flatMap((note) => note.fields))];
  const { unsearched } = findings;
  return {
    ...headOf(rule),
    logSource: logSourceText(rule.logSource),
    status: isConverted ? 'converted' : 'refused',
    ...(isConverted ? {} : { reason: findings.refusals[0]?.message ?? 'not converted' }),
    ...(notes.length > 0 ? { notes } : {}),
    ...(changedFields.length > 0 ? { changedFields } : {}),
    ...(unsearched.length > 0 ? { unsearched } : {}),
    wazuhIds: wazuhId === null ? [] : [wazuhId],
  };
}

export function refusedEntry({ document, findings }: RefusedDocument): ManifestRule {
  return {
    ...headOf(document),
    logSource: document.kind === 'unsupported' ? logSourceText(document.logSource) : 'correlation',
    status: 'refused',
    reason: findings.refusals[0]?.message ?? 'not converted',
    wazuhIds: [],
  };
}

function headOf({ id, title, range, level }: DocumentHead) {
  return { id: id?.value ?? null, title: title.value, path: range.file, level: level?.value ?? null };
}

/** Rules in the order of their paths; coverage by log source. */
export function manifestOf(rules: readonly ManifestRule[], wazuhRules: number): Manifest {
  const ordered = [...rules].sort((a, b) => compare(a.path, b.path) || compare(a.id ?? '', b.id ?? ''));
  const sources = [...new Set(ordered.map((rule) => rule.logSource))].sort();
  const count = (of: readonly ManifestRule[], status: ManifestRule['status']) =>
    of.filter((rule) => rule.status === status).length;
  return {
    rules: ordered,
    coverage: sources.map((logSource) => {
      const own = ordered.filter((rule) => rule.logSource === logSource);
      const reasons: Record<string, number> = {};
      for (const { reason } of own) if (reason !== undefined) reasons[reason] = (reasons[reason] ?? 0) + 1;
      return { logSource, converted: count(own, 'converted'), refused: count(own, 'refused'), reasons };
    }),
    totals: { converted: count(ordered, 'converted'), refused: count(ordered, 'refused'), wazuhRules },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
