import type { DetectionItem, Search } from '../documents.ts';
import type { Reporter } from '../reporter.ts';
import { rangeAcross } from '../source-text.ts';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../yaml.ts';
import { type FieldWithModifiers, readField } from './read-field.ts';
import { readValue } from './read-value.ts';
import { refuseValue } from './refuse-value.ts';

/**
 * Reads the body of a search identifier (Sigma rules specification, "Lists" and "Maps"): a map is `all` of its
 * items, a list of maps `any` of them, plain values are one keyword item; lists may hold lists. Reports what is
 * wrong and returns `null` then.
 */
export function readSearch(node: YamlNode, report: Reporter): Search | null {
  switch (node.kind) {
    case 'scalar':
      return readSingleKeyword(node, report);
    case 'map':
      return readAll(node, report);
    case 'list':
      return readAny(node, report);
  }
}

function readSingleKeyword(scalar: YamlScalar, report: Reporter): DetectionItem | null {
  if (scalar.value === null) {
    refuseEmpty(scalar, report);
    return null;
  }
  return keywords([scalar]);
}

function readAll(map: YamlMap, report: Reporter): Search | null {
  if (map.entries.length === 0) {
    refuseEmpty(map, report);
    return null;
  }
  const items = map.entries.map((entry) => readItem(entry, report));
  const searches = items.filter((item) => item !== null);
  if (searches.length < items.length) return null;
  return Object.freeze({ kind: 'all', searches: Object.freeze(searches), range: map.range });
}

/** Neighbouring plain values form one keyword item, so a list of nothing else is that item itself. */
function readAny(list: YamlList, report: Reporter): Search | null {
  if (list.items.length === 0) {
    refuseEmpty(list, report);
    return null;
  }
  const searches: (Search | null)[] = [];
  let plain: YamlScalar[] = [];
  const flush = () => {
    if (plain.length > 0) searches.push(keywords(plain));
    plain = [];
  };
  for (const item of list.items) {
    if (item.kind === 'scalar') {
      if (item.value === null) {
        report.error('empty-search', item.range, 'an empty element in a list of keywords');
        searches.push(null);
      } else {
        plain.push(item);
      }
      continue;
    }
    flush();
    searches.push(readSearch(item, report));
  }
  flush();
  const read = searches.filter((search) => search !== null);
  if (read.length < searches.length) return null;
  const [only] = read;
  if (read.length === 1 && only?.kind === 'item') return Object.freeze({ ...only, range: list.range });
  return Object.freeze({ kind: 'any', searches: Object.freeze(read), range: list.range });
}

function keywords(scalars: readonly YamlScalar[]): DetectionItem {
  const [first] = scalars;
  const last = scalars.at(-1);
  const values = Object.freeze(scalars.map(readValue));
  if (first === undefined || last === undefined) throw new RangeError('a keyword item needs a value');
  const range = rangeAcross(first.range, last.range);
  return Object.freeze({ kind: 'item', field: null, modifiers: Object.freeze([]), values, range });
}

function readItem({ key, value }: YamlEntry, report: Reporter): DetectionItem | null {
  const head = readField(key, report);
  if (head === null) return null;
  const scalars = valuesOf(value, key, report);
  if (scalars === null) return null;
  const values = scalars.map(readValue);
  if (refuseNumberOfValues(head, scalars, value, report)) return null;
  if (values.some((each) => refuseValue(head.modifiers, each, report))) return null;
  const range = rangeAcross(key.range, value.range);
  return Object.freeze({ kind: 'item', ...head, values: Object.freeze(values), range });
}

function valuesOf(node: YamlNode, key: YamlScalar, report: Reporter): readonly YamlScalar[] | null {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'map') {
    report.error('nested-value', node.range, `"${key.text}" has a map as its value`, {
      hint: 'name a nested field with dots: "parent.child"',
    });
    return null;
  }
  const nested = node.items.find((item) => item.kind !== 'scalar');
  if (nested === undefined) return node.items.filter((item) => item.kind === 'scalar');
  report.error(
    'nested-value',
    nested.range,
    `the values of "${key.text}" are single texts or numbers, not a ${nested.kind}`,
  );
  return null;
}

function refuseNumberOfValues(
  { modifiers }: FieldWithModifiers,
  scalars: readonly YamlScalar[],
  node: YamlNode,
  report: Reporter,
): boolean {
  if (scalars.length === 1 || !modifiers.some((modifier) => modifier.value === 'exists')) return false;
  report.error('invalid-value', node.range, '"exists" takes one value: true or false');
  return true;
}

function refuseEmpty(node: YamlNode, report: Reporter): void {
  report.error('empty-search', node.range, 'a search identifier without content', {
    hint: "an empty value is written as field: '', a missing one as field: null",
  });
}
