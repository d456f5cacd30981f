import type { KnownValues } from './known-values.ts';
import type { FieldPlace, LogSourcePattern } from './source-mapping.ts';

/**
 * A change to what the pipelines before say of some rules' log sources: pySigma's vocabulary, as far as it can be said
 * of a Wazuh rule. Transformations add to sources; they never make one.
 */
export type Transformation =
  | { readonly kind: 'map-fields'; readonly scope: RuleScope; readonly fields: FieldPlaces }
  | { readonly kind: 'prefix-fields'; readonly scope: RuleScope; readonly prefix: string }
  | { readonly kind: 'add-condition'; readonly scope: RuleScope; readonly when: KnownValues }
  | { readonly kind: 'change-log-source'; readonly scope: RuleScope; readonly logSource: LogSourceNames }
  | { readonly kind: 'refuse'; readonly scope: RuleScope; readonly reason: string };

export type FieldPlaces = Readonly<Record<string, FieldPlace | readonly FieldPlace[]>>;

/** A log source's attributes in lower case. */
export type LogSourceNames = LogSourcePattern;

/** The rules that a transformation is for, by their log sources; without conditions all rules. */
export interface RuleScope {
  /** An attribute that a condition leaves out may be anything. */
  readonly logSources: readonly LogSourceNames[];
  /** Whether all conditions have to hold, or any of them. */
  readonly linking: 'all' | 'any';
  readonly negated: 'yes' | 'no';
}

export const attributeNames = ['product', 'category', 'service'] as const;

/** Whether a rule with this log source is one that the scope means. */
export function isInScope(scope: RuleScope, logSource: LogSourceNames): boolean {
  const { logSources, linking, negated } = scope;
  if (logSources.length === 0) return true;
  const fits = (wanted: LogSourceNames) =>
    attributeNames.every((name) => wanted[name] === undefined || wanted[name] === logSource[name]);
  const holds = linking === 'all' ? logSources.every(fits) : logSources.some(fits);
  return holds !== (negated === 'yes');
}
