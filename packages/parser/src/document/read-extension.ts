import type { Detection, RuleExtension, Search } from '../documents.ts';
import { didYouMean } from '../nearest.ts';
import type { Reporter } from '../reporter.ts';
import type { Located } from '../source.ts';
import type { YamlMap } from '../yaml.ts';
import { attribute, locatedText } from './attributes.ts';

const none: RuleExtension = Object.freeze({ ordered: Object.freeze([]) });

/** Reads the project's own attribute `sigmazuh`; what is wrong with it is reported. */
export function readExtension(map: YamlMap, detection: Detection | null, report: Reporter): RuleExtension {
  const extension = attribute(map, 'sigmazuh');
  if (extension === null) return none;
  if (extension.kind !== 'map') {
    report.error('invalid-extension', extension.range, '"sigmazuh" is a map');
    return none;
  }
  for (const { key } of extension.entries) {
    if (key.text === 'ordered') continue;
    report.error('invalid-extension', key.range, `"sigmazuh" has no "${key.text}"`, {
      hint: didYouMean(key.text, ['ordered']).hint ?? 'its only key is "ordered"',
    });
  }
  const ordered = attribute(extension, 'ordered');
  if (ordered === null) return none;
  if (ordered.kind !== 'list') {
    report.error('invalid-extension', ordered.range, '"ordered" is a list of search identifiers');
    return none;
  }
  const names: Located<string>[] = [];
  for (const item of ordered.items) {
    const name = locatedText(item);
    if (name === null)
      report.error('invalid-extension', item.range, '"ordered" lists names of search identifiers');
    else if (detection === null || canBeOrdered(name, detection, report)) names.push(name);
  }
  return Object.freeze({ ordered: Object.freeze(names) });
}

function canBeOrdered(name: Located<string>, detection: Detection, report: Reporter): boolean {
  const identifier = detection.identifiers.find((each) => each.name.value === name.value);
  if (identifier === undefined) {
    const names = detection.identifiers.map((each) => each.name.value);
    report.error(
      'invalid-extension',
      name.range,
      `there is no search identifier "${name.value}"`,
      didYouMean(name.value, names),
    );
    return false;
  }
  if (hasAll(identifier.search)) return true;
  report.error(
    'invalid-extension',
    name.range,
    `"${name.value}" has no item with "all", so nothing in it has an order`,
    {
      hint: "write its values under '|all' or 'field|contains|all'",
    },
  );
  return false;
}

function hasAll(search: Search): boolean {
  if (search.kind === 'item') return search.modifiers.some((modifier) => modifier.value === 'all');
  return search.searches.some(hasAll);
}
