import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { LocatedTest } from '../branch/index.ts';
import { type ComparisonTest, type Condition, elementTarget, type Target } from '../locate/index.ts';
import { comparisonText } from './comparison-text.ts';
import { conditionPatterns } from './condition-pattern.ts';
import { jsonComparison } from './json-condition.ts';

/** What may take several rules: any one of `alternatives` is enough, each of them conditions that hold together. */
export interface Clause {
  readonly alternatives: readonly (readonly Condition[])[];
}

export const anyOfThese = (conditions: readonly Condition[]): Clause => ({
  alternatives: conditions.map((each) => [each]),
});

/** A test that has to hold; `null` when it cannot be written. */
export function positiveClause(test: LocatedTest, source: SourceMapping): Clause | null {
  if (test.kind === 'comparison') return anyOfThese([comparison(test, 'no')]);
  const parts = conditionPatterns(test, source);
  return parts === null ? null : anyOfThese(parts.map((each) => condition(test.target, 'no', each)));
}

export function condition(target: Target, negated: 'yes' | 'no', pattern: Condition['pattern']): Condition {
  return { target: elementTarget(target), negated, pattern };
}

export function comparison(test: ComparisonTest, negated: 'yes' | 'no'): Condition {
  const { target, other } = test;
  const pattern: Condition['pattern'] =
    target.kind === 'json' && other.kind === 'json'
      ? jsonComparison(test, target, other)
      : { kind: 'written', text: comparisonText(test) };
  return { target: { kind: 'log' }, negated, pattern };
}
