import type { CorrelationComparison, CorrelationRule, SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';

/** A correlation rule as it is evaluated (correlation rules specification, "Correlation section"). */
export interface Correlation {
  readonly rule: CorrelationRule;
  /** The rules it refers to, in its own order. */
  readonly references: readonly Reference[];
  readonly groupBy: readonly string[];
  /** In seconds. */
  readonly timespan: number;
  /** All of them have to hold. */
  readonly comparisons: readonly CorrelationComparison[];
  /** The fields whose values are counted or measured. */
  readonly fields: readonly string[];
  readonly percentile: number | null;
}

export interface Reference {
  readonly target: SigmaRule | CorrelationRule;
  /** Under which names this rule's events have the fields that the correlation calls by an alias. */
  readonly aliases: ReadonlyMap<string, string>;
}

const secondsIn: Readonly<Record<string, number>> = Object.freeze({ s: 1, m: 60, h: 3_600, d: 86_400 });

/** @throws Refusal for references to rules that are not there. */
export function readCorrelation(rule: CorrelationRule, documents: readonly SigmaDocument[]): Correlation {
  const { condition } = rule;
  return {
    rule,
    references: rule.rules.map(({ value }) => referenceTo(value, rule, documents)),
    groupBy: rule.groupBy.map(({ value }) => value),
    timespan: secondsOf(rule.timespan.value),
    comparisons: condition?.comparisons ?? [],
    fields: condition?.fields.map(({ value }) => value) ?? [],
    percentile: condition?.percentile?.value ?? null,
  };
}

/** The documents that a correlation's list of rules names: by name, or by id in letters of any case. */
export function isNamed(document: SigmaDocument, name: string): document is SigmaRule | CorrelationRule {
  return (
    (document.kind === 'rule' || document.kind === 'correlation') &&
    (document.name?.value === name || document.id?.value.toLowerCase() === name.toLowerCase())
  );
}

export function comparisonHolds({ operator, value }: CorrelationComparison, found: number): boolean {
  switch (operator) {
    case 'gt':
      return found > value;
    case 'gte':
      return found >= value;
    case 'lt':
      return found < value;
    case 'lte':
      return found <= value;
    case 'eq':
      return found === value;
    case 'neq':
      return found !== value;
  }
}

function referenceTo(name: string, rule: CorrelationRule, documents: readonly SigmaDocument[]): Reference {
  const target = documents.find((document) => isNamed(document, name));
  if (target === undefined || (target.kind !== 'rule' && target.kind !== 'correlation')) {
    throw new Refusal(
      `the rule "${name}" is not there`,
      'give the rule in the same set of files, by its id or name',
    );
  }
  const own = rule.aliases.flatMap((alias) => {
    const named = alias.fields.find((each) => isNamed(target, each.rule.value));
    return named === undefined ? [] : [[alias.name.value, named.field.value] as const];
  });
  return { target, aliases: new Map(own) };
}

function secondsOf(timespan: string): number {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(timespan) ?? [];
  const seconds = secondsIn[unit];
  if (count === undefined || seconds === undefined) {
    throw new Refusal(`"${timespan}" is no time span`, 'write a number and s, m, h or d, such as 90m');
  }
  return Number(count) * seconds;
}
