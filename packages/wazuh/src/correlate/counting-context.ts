import type { SigmaRule } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { CommonPlaces } from './common-places.ts';
import { type CountedBase, silentLevel } from './counted-base.ts';
import type { Comparison, Completion, CountedCorrelation } from './counted-correlation.ts';
import type { Difference } from './differences.ts';
import { groupNamed } from './group-names.ts';
import type { ResolvedCorrelation } from './resolve.ts';

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
  readonly comparisons: readonly Comparison[];
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
