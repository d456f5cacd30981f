import type { KnownValues } from './known-values.ts';
import type { LogSourcePattern } from './source.ts';

/**
 * A change to what the pipelines before say of some rules' log sources: pySigma's vocabulary, as far as it can be said
 * of where events are. Transformations add to sources; they never make one.
 */
export type Transformation =
  | { readonly kind: 'map-fields'; readonly scope: RuleScope; readonly fields: FieldNames }
  | { readonly kind: 'prefix-fields'; readonly scope: RuleScope; readonly prefix: string }
  | { readonly kind: 'add-condition'; readonly scope: RuleScope; readonly when: KnownValues }
  | { readonly kind: 'change-log-source'; readonly scope: RuleScope; readonly logSource: LogSourcePattern }
  | { readonly kind: 'refuse'; readonly scope: RuleScope; readonly reason: string };

/** Sigma field → the back end's field, or fields of which any may hold the value. */
export type FieldNames = Readonly<Record<string, string | readonly string[]>>;

/** The rules that a transformation is for, by their log sources; without conditions all rules. */
export interface RuleScope {
  /** An attribute that a condition leaves out may be anything. */
  readonly logSources: readonly LogSourcePattern[];
  /** Whether all conditions have to hold, or any of them. */
  readonly linking: 'all' | 'any';
  readonly negated: 'yes' | 'no';
}

export const attributeNames = ['product', 'category', 'service'] as const;

/** Whether a rule with this log source is one that the scope means. */
export function isInScope(scope: RuleScope, logSource: LogSourcePattern): boolean {
  const { logSources, linking, negated } = scope;
  if (logSources.length === 0) return true;
  const fits = (wanted: LogSourcePattern) =>
    attributeNames.every((name) => wanted[name] === undefined || wanted[name] === logSource[name]);
  const holds = linking === 'all' ? logSources.every(fits) : logSources.some(fits);
  return holds !== (negated === 'yes');
}
