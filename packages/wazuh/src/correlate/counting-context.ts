import type { SigmaRule } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { WrittenOption } from '../write/written-rule.ts';
import type { CommonPlaces } from './common-places.ts';
import { type CountedBase, silentLevel } from './counted-base.ts';
import type { Completion, CountedCorrelation } from './counted-correlation.ts';
import type { Difference } from './differences.ts';
import { groupNamed } from './group-names.ts';
import type { ResolvedCorrelation } from './resolve.ts';
import { whereStored } from './where-stored.ts';

/** What counting a correlation builds on. */
export interface CountingContext {
  readonly bases: ReadonlyMap<string, CountedBase>;
  /** Correlations that were counted before, with their stages. */
  readonly counted: ReadonlyMap<string, CountedCorrelation>;
  readonly sourcesOf: (rule: SigmaRule) => readonly SourceMapping[];
  readonly alerts: CountedCorrelation['alerts'];
  /** The Wazuh level it alerts with. */
  readonly level: number;
}

/** How far a correlation looks back, and what events have to have in common. */
export interface Look {
  readonly timeframe: number;
  readonly places: CommonPlaces;
  readonly comparisons: readonly (readonly WrittenOption[])[];
}

/** How a correlation is counted, before its groups and its own alert are added. */
export interface Made {
  readonly stages: readonly CountedCorrelation[];
  readonly completions: readonly Completion[];
  readonly differences: readonly Difference[];
}

/** A part of a correlation that is counted silently. */
export function stageOf(
  { key, owner, rule, findings }: ResolvedCorrelation,
  name: string,
): CountedCorrelation {
  return {
    key: `${key} ${name}`,
    owner,
    rule,
    findings,
    alerts: 'silent',
    level: silentLevel,
    group: groupNamed('holds', `${key} ${name}`),
    completions: [],
    bases: [],
    differences: [],
  };
}

/** Elements for these take addresses to compare with, and no expression. */
const addresses: ReadonlySet<string> = new Set(['srcip', 'dstip']);

/** Whether one of these places holds addresses, of which a rule cannot ask whether they are there. */
export function holdAddresses(sets: Completion['present']): boolean {
  return sets.flat().some((place) => addresses.has(place));
}

/** Refuses a correlation that would have to ask that. */
export function refusesAddresses(
  sets: Completion['present'],
  { rule, findings }: ResolvedCorrelation,
): boolean {
  if (!holdAddresses(sets)) return false;
  findings.refuse(
    'correlation-rule',
    rule.type.range,
    'it wants to know whether an event has an address, which a Wazuh rule cannot ask',
    `take another field, or ${whereStored}`,
  );
  return true;
}
