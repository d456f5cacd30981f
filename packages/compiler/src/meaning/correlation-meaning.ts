import type { CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import { isNamed, timespanSeconds } from '../resolve/references.ts';

/** What a correlation refers to, in its own order; `null` for a name of nothing and for what refers back to it. */
export function referredTo(
  rule: CorrelationRule,
  documents: readonly SigmaDocument[],
): readonly (SigmaRule | CorrelationRule | null)[] {
  return rule.rules.map(({ value }) => {
    const target = documents.find((each) => isNamed(each, value));
    if (target?.kind === 'rule') return target;
    return target?.kind === 'correlation' && !reaches(target, rule, documents, new Set()) ? target : null;
  });
}

function reaches(
  from: SigmaDocument,
  wanted: SigmaDocument,
  documents: readonly SigmaDocument[],
  seen: Set<SigmaDocument>,
): boolean {
  if (from === wanted) return true;
  if (from.kind !== 'correlation' || seen.has(from)) return false;
  seen.add(from);
  return from.rules.some(({ value }) => {
    const next = documents.find((each) => isNamed(each, value));
    return next !== undefined && reaches(next, wanted, documents, seen);
  });
}

/**
 * What a correlation asks for: names of rules and aliases, the order of what has none and the unit of the time span
 * mean nothing.
 *
 * @param meanings of the rules it refers to, in its own order
 */
export function correlationKey(rule: CorrelationRule, meanings: readonly string[]): string {
  const { type, groupBy, timespan, condition, generate } = rule;
  const named = (name: string): string => fieldKey(name, rule, meanings);
  const inOrder = type.value === 'temporal_ordered';
  return JSON.stringify({
    type: type.value,
    rules: inOrder ? meanings : [...meanings].sort(),
    groupBy: groupBy.map(({ value }) => named(value)).sort(),
    timespan: timespanSeconds(timespan.value) ?? timespan.value,
    comparisons: condition?.comparisons.map(({ operator, value }) => `${operator} ${value}`).sort(),
    fields: condition?.fields.map(({ value }) => named(value)).sort(),
    percentile: condition?.percentile?.value,
    generate,
  });
}

/** The fields that it groups by or counts, under whatever name the events of a rule have them. */
export function comparedFields({ groupBy, condition, aliases }: CorrelationRule): readonly string[] {
  const named = [...groupBy, ...(condition?.fields ?? [])].map(({ value }) => value);
  return [...named, ...aliases.flatMap(({ fields }) => fields.map(({ field }) => field.value))];
}

/** A field, or for an alias the fields that it stands for. */
function fieldKey(name: string, { aliases, rules }: CorrelationRule, meanings: readonly string[]): string {
  const alias = aliases.find((each) => each.name.value === name);
  if (alias === undefined) return name;
  const meaningOf = (reference: string) => meanings[rules.findIndex(({ value }) => value === reference)];
  return JSON.stringify(
    alias.fields.map(({ rule, field }) => `${meaningOf(rule.value) ?? rule.value} ${field.value}`).sort(),
  );
}
