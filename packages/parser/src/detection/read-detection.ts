import { parseCondition } from '../condition/parse-condition.ts';
import type { Condition } from '../condition.ts';
import type { Detection, SearchIdentifier } from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { Located, SourceRange } from '../source.ts';
import { yamlEntry } from '../yaml/place-at.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../yaml.ts';
import { readSearch } from './read-search.ts';

/**
 * Reads a `detection` section, or the `filter` section of a filter rule, whose key `rules` is not a search
 * identifier and is named in `otherKeys`. `document` is the map around the section. Reports what is wrong and returns
 * `null` then.
 */
export function readDetection(
  map: YamlMap,
  place: SourceRange,
  otherKeys: readonly string[],
  report: Reporter,
  document: YamlMap,
): Detection | null {
  const errors = report.errors;
  const notSearches = new Set(['condition', 'timeframe', ...otherKeys]);
  const bodies = map.entries.filter(({ key }) => !notSearches.has(key.text));
  const names = bodies.map(({ key }) => key.text);
  const condition = yamlEntry(map, 'condition');
  if (bodies.length === 0) {
    report.error('nothing-to-search', place, 'the detection has no search identifier');
    return null;
  }
  const identifiers = bodies.map((entry) => readIdentifier(entry, report)).filter((each) => each !== null);
  const conditions =
    condition === undefined
      ? missing(place, names, document, report)
      : readConditions(condition, names, report);
  const timeframe = readTimeframe(map, report);
  if (report.errors > errors || conditions.length === 0) return null;
  return Object.freeze({
    identifiers: Object.freeze(identifiers),
    conditions: Object.freeze(conditions),
    timeframe,
    range: map.range,
  });
}

function readIdentifier({ key, value }: YamlEntry, report: Reporter): SearchIdentifier | null {
  const search = readSearch(value, report);
  if (search === null) return null;
  return Object.freeze({ name: Object.freeze({ value: key.text, range: key.range }), search });
}

function missing(
  place: SourceRange,
  names: readonly string[],
  document: YamlMap,
  report: Reporter,
): readonly Condition[] {
  const outside = yamlEntry(document, 'condition')?.key.range;
  if (outside !== undefined) {
    const hint = `the "condition" of line ${outside.start.line} stands one level too far left: indent it like "${names[0] ?? 'selection'}"`;
    const related = [{ range: outside, message: 'a condition that belongs to no detection' }];
    report.error('missing-condition', place, 'the detection has no condition', { hint, related });
    return [];
  }
  const misspelt = names
    .map((name) => [name, didYouMean(name, ['condition'])] as const)
    .find(([, hint]) => hint.hint);
  const hint =
    misspelt === undefined
      ? 'add "condition: …" with the names of search identifiers'
      : `is "${misspelt[0]}" meant to be "condition"?`;
  report.error('missing-condition', place, 'the detection has no condition', { hint });
  return [];
}

function readConditions(
  { key, value }: YamlEntry,
  names: readonly string[],
  report: Reporter,
): readonly Condition[] {
  const nodes = value.kind === 'list' ? value.items : [value];
  if (nodes.length === 0) report.error('missing-condition', value.range, 'the list of conditions is empty');
  return nodes.map((node) => readOne(node, key, names, report)).filter((each) => each !== null);
}

function readOne(
  node: YamlNode,
  key: YamlScalar,
  names: readonly string[],
  report: Reporter,
): Condition | null {
  if (node.kind !== 'scalar') {
    report.error('wrong-type', node.range, `a condition is a text, not a ${node.kind}`);
    return null;
  }
  if (node.text.trim() === '') {
    const place = node.range.start.offset === node.range.end.offset ? key.range : node.range;
    report.error('missing-condition', place, 'the condition is empty');
    return null;
  }
  return parseCondition(node, names, report);
}

function readTimeframe(map: YamlMap, report: Reporter): Located<string> | null {
  const entry = yamlEntry(map, 'timeframe');
  if (entry === undefined) return null;
  if (entry.value.kind === 'scalar')
    return Object.freeze({ value: entry.value.text, range: entry.value.range });
  report.error(
    'wrong-type',
    entry.value.range,
    `"timeframe" is a text such as 5m, not a ${entry.value.kind}`,
  );
  return null;
}
