import {
  type CorrelationAlias,
  type CorrelationComparison,
  type CorrelationCondition,
  type CorrelationRule,
  type CorrelationType,
  correlationOperators,
  correlationTypes,
} from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import { comparisonNames } from '../schema/correlation-schema.ts';
import type { Located } from '../source.ts';
import type { YamlMap, YamlScalar } from '../yaml.ts';
import {
  attribute,
  keyRange,
  locatedText,
  mapAttribute,
  textAttribute,
  textsAttribute,
} from './attributes.ts';
import { readHead } from './read-head.ts';

/** Reads a correlation rule that its schema has looked at. `null` when a part is missing or was reported. */
export function readCorrelation(map: YamlMap, report: Reporter): CorrelationRule | null {
  const head = readHead(map);
  const correlation = mapAttribute(map, 'correlation');
  if (correlation === null) return null;
  const type = readType(correlation);
  const timespan = textAttribute(correlation, 'timespan');
  const rules = textsAttribute(correlation, 'rules');
  const groupBy = textsAttribute(correlation, 'group-by');
  if (type !== null) refuseCondition(type, correlation, map, report);
  refuseAliases(rules, correlation, report);
  const generate = attribute(map, 'generate') ?? attribute(correlation, 'generate');
  if (head === null || type === null || timespan === null) return null;
  return Object.freeze({
    ...head,
    kind: 'correlation',
    type,
    rules,
    groupBy,
    timespan,
    condition: readCondition(correlation),
    aliases: readAliases(correlation),
    generate: generate?.kind === 'scalar' && generate.value === true,
    correlation,
  });
}

/** `null` for a type that the schema has reported. */
function readType(correlation: YamlMap): Located<CorrelationType> | null {
  const written = textAttribute(correlation, 'type');
  const value = correlationTypes.find((type) => type === written?.value);
  return written === null || value === undefined ? null : Object.freeze({ value, range: written.range });
}

function readCondition(correlation: YamlMap): CorrelationCondition | null {
  const condition = mapAttribute(correlation, 'condition');
  if (condition === null) return null;
  const comparisons = correlationOperators.flatMap((operator): readonly CorrelationComparison[] => {
    const number = numberAttribute(condition, operator);
    return number === null ? [] : [Object.freeze({ operator, ...number })];
  });
  return Object.freeze({
    comparisons: Object.freeze(comparisons),
    fields: textsAttribute(condition, 'field'),
    percentile: numberAttribute(condition, 'percentile'),
    range: condition.range,
  });
}

function numberAttribute(map: YamlMap, name: string): Located<number> | null {
  const node = attribute(map, name);
  return node?.kind === 'scalar' && typeof node.value === 'number'
    ? Object.freeze({ value: node.value, range: node.range })
    : null;
}

function readAliases(correlation: YamlMap): readonly CorrelationAlias[] {
  const entries = mapAttribute(correlation, 'aliases')?.entries ?? [];
  return Object.freeze(
    entries.map(({ key, value }): CorrelationAlias => {
      const named = value.kind === 'map' ? value.entries : [];
      const fields = named.flatMap((each) => {
        const field = locatedText(each.value);
        return field === null ? [] : [Object.freeze({ rule: textOf(each.key), field })];
      });
      return Object.freeze({ name: textOf(key), fields: Object.freeze(fields) });
    }),
  );
}

function textOf({ text, range }: YamlScalar): Located<string> {
  return Object.freeze({ value: text, range });
}

/** Types that count or measure need a number to compare with, and those that look at values a field to take them from. */
function refuseCondition(
  type: Located<CorrelationType>,
  correlation: YamlMap,
  document: YamlMap,
  report: Reporter,
): void {
  if (type.value === 'temporal' || type.value === 'temporal_ordered') return;
  const written = attribute(correlation, 'condition');
  if (written === null) {
    const place = keyRange(document, 'correlation');
    report.error('missing-condition', place, `a correlation of type "${type.value}" needs a condition`, {
      hint: 'for example "condition:" with "gte: 10" under it',
    });
    return;
  }
  if (written.kind !== 'map') return;
  const keys = written.entries.map(({ key }) => key.text);
  const place = keyRange(correlation, 'condition');
  if (!keys.some((key) => comparisonNames.includes(key))) {
    // A misspelt comparison has been reported by the schema.
    if (keys.every((key) => key === 'field' || key === 'percentile')) {
      report.error('invalid-correlation', place, 'the condition compares nothing', {
        hint: `add one of ${comparisonNames.join(', ')}`,
      });
    }
  } else if (type.value.startsWith('value_') && !keys.includes('field')) {
    report.error(
      'invalid-correlation',
      place,
      `a correlation of type "${type.value}" needs "field" in its condition`,
    );
  }
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * An alias speaks of a rule as `rules` does. Where these give ids and it gives a name, or the other way round, only the
 * rules can tell, which the check `unresolved-rule` asks.
 */
function refuseAliases(rules: readonly Located<string>[], correlation: YamlMap, report: Reporter): void {
  const aliases = mapAttribute(correlation, 'aliases');
  const known = rules.map((rule) => (uuid.test(rule.value) ? rule.value.toLowerCase() : rule.value));
  const forms = new Set(known.map((each) => uuid.test(each)));
  for (const alias of aliases?.entries ?? []) {
    if (alias.value.kind !== 'map') continue;
    for (const { key } of alias.value.entries) {
      const isId = uuid.test(key.text);
      if (known.includes(isId ? key.text.toLowerCase() : key.text) || forms.has(!isId)) continue;
      const message = `the alias "${alias.key.text}" speaks of the rule "${key.text}", which the correlation does not refer to`;
      report.error('invalid-correlation', key.range, message, didYouMean(key.text, known));
    }
  }
}
