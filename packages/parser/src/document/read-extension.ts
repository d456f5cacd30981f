import type { Detection, RuleExtension, Search } from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { mapAttribute, textAttribute, textsAttribute } from './attributes.ts';

/** Reads the project's own attribute `sigmazuh`; a name in it that cannot be ordered is reported. */
export function readExtension(map: YamlMap, detection: Detection, report: Reporter): RuleExtension {
  const extension = mapAttribute(map, 'sigmazuh');
  const names = extension === null ? [] : textsAttribute(extension, 'ordered');
  const ordered = names.filter((name) => canBeOrdered(name, detection, report));
  const level = extension === null ? null : textAttribute(extension, 'level');
  // What is no level the schema has reported.
  const wazuhLevel = level !== null && /^(?:[1-9]|1[0-6])$/.test(level.value) ? Number(level.value) : null;
  return Object.freeze({ ordered: Object.freeze(ordered), wazuhLevel });
}

function canBeOrdered(name: Located<string>, detection: Detection, report: Reporter): boolean {
  const identifier = detection.identifiers.find((each) => each.name.value === name.value);
  if (identifier === undefined) {
    const names = detection.identifiers.map((each) => each.name.value);
    const details = didYouMean(name.value, names);
    report.error('invalid-extension', name.range, `there is no search identifier "${name.value}"`, details);
    return false;
  }
  if (hasAll(identifier.search)) return true;
  const message = `"${name.value}" has no item with "all", so nothing in it has an order`;
  report.error('invalid-extension', name.range, message, {
    hint: "write its values under '|all' or 'field|contains|all'",
  });
  return false;
}

function hasAll(search: Search): boolean {
  if (search.kind === 'item') return search.modifiers.some((modifier) => modifier.value === 'all');
  return search.searches.some(hasAll);
}
