import type { CorrelationRule } from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, keyRange, requiredMap, textAttribute, textsAttribute } from './attributes.ts';
import { readHead } from './read-head.ts';

/** The correlation types of the Sigma correlation rules specification 2.1. */
export const correlationTypes = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
] as const;

/** Reads a correlation rule. All its errors are reported; with any, there is no rule. */
export function readCorrelation(map: YamlMap, report: Reporter): CorrelationRule | null {
  const errors = report.errors;
  const head = readHead(map, report);
  const correlation = requiredMap(map, 'correlation', report);
  if (correlation === null) return null;
  const place = keyRange(map, 'correlation');
  const type = required(correlation, 'type', place, report);
  if (type !== null) refuseUnknownType(type, report);
  const timespan = required(correlation, 'timespan', place, report);
  const rules = textsAttribute(correlation, 'rules');
  if (rules.length === 0) report.error('missing-attribute', place, 'the correlation refers to no rules');
  const generate = attribute(map, 'generate') ?? attribute(correlation, 'generate');
  if (report.errors > errors || head === null || type === null || timespan === null) return null;
  return Object.freeze({
    ...head,
    kind: 'correlation',
    type,
    rules,
    groupBy: textsAttribute(correlation, 'group-by'),
    timespan,
    generate: generate?.kind === 'scalar' && generate.value === true,
    correlation,
  });
}

function required(
  map: YamlMap,
  name: string,
  place: Located<string>['range'],
  report: Reporter,
): Located<string> | null {
  const text = textAttribute(map, name);
  if (text === null) report.error('missing-attribute', place, `the correlation has no "${name}"`);
  return text;
}

function refuseUnknownType(type: Located<string>, report: Reporter): void {
  if (correlationTypes.some((known) => known === type.value)) return;
  const hint = didYouMean(type.value, correlationTypes).hint ?? `types are ${correlationTypes.join(', ')}`;
  report.error('invalid-correlation', type.range, `"${type.value}" is no correlation type`, { hint });
}
