import type { CorrelationRule, SigmaDocument, SigmaRule, YamlMap, YamlNode } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';

/** A correlation rule as it is evaluated (correlation rules specification, "Correlation section"). */
export interface Correlation {
  readonly rule: CorrelationRule;
  readonly type: CorrelationType;
  /** The rules it refers to, in its own order. */
  readonly references: readonly Reference[];
  readonly groupBy: readonly string[];
  /** In seconds. */
  readonly timespan: number;
  /** All of them have to hold. */
  readonly comparisons: readonly Comparison[];
  /** The fields whose values are counted or measured. */
  readonly fields: readonly string[];
}

export type CorrelationType =
  | 'event_count'
  | 'value_count'
  | 'value_sum'
  | 'value_avg'
  | 'temporal'
  | 'temporal_ordered';

export interface Reference {
  readonly target: SigmaRule | CorrelationRule;
  /** Under which names this rule's events have the fields that the correlation calls by an alias. */
  readonly aliases: ReadonlyMap<string, string>;
}

export interface Comparison {
  readonly operator: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq';
  readonly value: number;
}

const types: ReadonlySet<string> = new Set<CorrelationType>([
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'temporal',
  'temporal_ordered',
]);

const operators = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const;

const secondsIn: Readonly<Record<string, number>> = Object.freeze({ s: 1, m: 60, h: 3_600, d: 86_400 });

/** @throws Refusal for a type without a clear meaning, and for references to rules that are not there. */
export function readCorrelation(rule: CorrelationRule, documents: readonly SigmaDocument[]): Correlation {
  const { value: type } = rule.type;
  if (!isCorrelationType(type)) {
    throw new Refusal(
      `what "${type}" measures is not clear`,
      'count events or values, or take their sum or average',
    );
  }
  const condition = mapOf(entry(rule.correlation, 'condition'));
  return {
    rule,
    type,
    references: rule.rules.map(({ value }) => referenceTo(value, rule, documents)),
    groupBy: rule.groupBy.map(({ value }) => value),
    timespan: secondsOf(rule.timespan.value),
    comparisons: operators.flatMap((operator) => {
      const value = numberOf(entry(condition, operator));
      return value === undefined ? [] : [{ operator, value }];
    }),
    fields: textsOf(entry(condition, 'field')),
  };
}

export function comparisonHolds({ operator, value }: Comparison, found: number): boolean {
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

function isCorrelationType(type: string): type is CorrelationType {
  return types.has(type);
}

function referenceTo(name: string, rule: CorrelationRule, documents: readonly SigmaDocument[]): Reference {
  const target = documents.find((document): document is SigmaRule | CorrelationRule => {
    return document.kind !== 'filter' && (document.id?.value === name || document.name?.value === name);
  });
  if (target === undefined) {
    throw new Refusal(
      `the rule "${name}" is not there`,
      'give the rule in the same set of files, by its id or name',
    );
  }
  const aliases = mapOf(entry(rule.correlation, 'aliases'))?.entries ?? [];
  const names = [name, target.name?.value, target.id?.value];
  const own = aliases.flatMap(({ key, value }) => {
    const field = mapOf(value)?.entries.find((each) => names.includes(each.key.text));
    return field?.value.kind === 'scalar' ? [[key.text, field.value.text] as const] : [];
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

function entry(map: YamlMap | undefined, key: string): YamlNode | undefined {
  return map?.entries.find((each) => each.key.text === key)?.value;
}

function mapOf(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}

function numberOf(node: YamlNode | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

function textsOf(node: YamlNode | undefined): readonly string[] {
  if (node?.kind === 'scalar') return [node.text];
  return node?.kind === 'list'
    ? node.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
    : [];
}
