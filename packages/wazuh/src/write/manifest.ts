import * as backEnd from '@sigmazuh/back-end';
import { entryOf, filterEntries, type ManifestEntry, type SourceCoverage } from '@sigmazuh/back-end';
import type { CompositeEntry } from '../composite/index.ts';
import type { ConvertedRule, RefusedDocument } from '../convert/index.ts';
import type { CountedBase, CountedCorrelation } from '../correlate/index.ts';
import type { Unsearched } from '../findings.ts';
import type { ListEntry } from './lists.ts';

/** What became of every rule: the pack's table of contents. */
export interface Manifest {
  readonly rules: readonly ManifestRule[];
  readonly coverage: readonly SourceCoverage[];
  /** Rules of the manager that count events which rules of the pack take; none where its files were not at hand. */
  readonly composites?: readonly ManifestComposite[];
  /** CDB lists that rules of the pack ask, which `ossec.conf` has to declare. */
  readonly lists?: readonly ListEntry[];
  readonly totals: { readonly converted: number; readonly refused: number; readonly wazuhRules: number };
}

export interface ManifestRule extends ManifestEntry {
  /** Sources whose events the rule passes over, or does not search for all it asks. */
  readonly unsearched?: readonly Unsearched[];
  /** The same for rules that mean the same, whatever stands beside them; none of a document that was not read. */
  readonly fingerprint?: string;
  /** The rule that alerts for it; none when it is refused. */
  readonly wazuhIds: readonly number[];
  /** Rules that alert for it where the manager's own would have, so that correlations count the event. */
  readonly standIns?: readonly number[];
}

/** What becomes of a rule of the manager that counts events. */
export interface ManifestComposite extends Omit<CompositeEntry, 'twins'> {
  /** The rules of the pack that count in its place. */
  readonly wazuhIds: readonly number[];
}

/** The entry of a rule; `wazuhId` is that of the rule that alerts for it. */
export function convertedEntry(
  { rule, findings, leaves, filters }: ConvertedRule,
  wazuhId: number | null,
): ManifestRule {
  if (leaves.length === 0 && findings.refusals.length === 0) {
    throw new Error(`"${rule.title.value}" is neither written nor refused`);
  }
  const { unsearched } = findings;
  return {
    ...entryOf(rule, findings),
    ...filterEntries(filters),
    ...(unsearched.length > 0 ? { unsearched } : {}),
    wazuhIds: wazuhId === null ? [] : [wazuhId],
  };
}

/** The entry of a correlation; `wazuhId` as for a rule, `null` where it only serves others. */
export function correlationEntry(
  { rule, findings }: CountedCorrelation,
  wazuhId: number | null,
): ManifestRule {
  return { ...entryOf(rule, findings), wazuhIds: wazuhId === null ? [] : [wazuhId] };
}

/** The entry of a rule whose events are counted; `standIns` are ids of rules in the manager's stead. */
export function countedEntry(
  { base, converted }: CountedBase,
  wazuhId: number | null,
  standIns: readonly number[],
): ManifestRule {
  const { wazuhIds, ...entry } = convertedEntry({ ...converted, filters: base.filters }, wazuhId);
  return { ...entry, wazuhIds, ...(standIns.length > 0 ? { standIns } : {}) };
}

export function refusedEntry({ document, findings }: RefusedDocument): ManifestRule {
  return { ...entryOf(document, findings), wazuhIds: [] };
}

/** Rules in the order of their paths; coverage by log source. */
export function manifestOf(
  entries: readonly ManifestRule[],
  wazuhRules: number,
  composites: readonly ManifestComposite[] = [],
  lists: readonly ListEntry[] = [],
): Manifest {
  const { rules, coverage, totals } = backEnd.manifestOf(entries);
  return {
    rules,
    coverage,
    ...(composites.length > 0 ? { composites } : {}),
    ...(lists.length > 0 ? { lists } : {}),
    totals: { ...totals, wazuhRules },
  };
}
