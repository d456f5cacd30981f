import { type YamlMap, yamlEntry } from '@sigmazuh/parser';
import { type IdFile, idFileVersion, newIdFile } from './id-file.ts';
import {
  entriesOf,
  type IdFileProblem,
  idsOnce,
  misplaced,
  numberedEntries,
  rangeOf,
  readingOf,
} from './id-file-yaml.ts';
import { isRuleId, standardName } from './ranges.ts';

export type IdFileResult = { readonly file: IdFile } | IdFileProblem;

/**
 * Reads an id file's YAML text. An id file that is only half understood would give ids away twice, so anything out of
 * place is an error.
 *
 * @param name the pack's name, whose range counts where the file names none
 */
export function readIdFile(text: string, name = standardName): IdFileResult {
  return readingOf(text, (root) => ({ file: toIdFile(root, name) }));
}

const keys = ['version', 'range', 'inner', 'rules', 'retired'];

const firstFormat =
  'the id file is of the first format, in which a Sigma rule had several ids; "sigmazuh ids migrate" makes one of them its id and retires the others';

function toIdFile(root: YamlMap, name: string): IdFile {
  for (const { key } of root.entries) {
    if (key.text === 'ids' || key.text === 'pinned') throw misplaced(key, firstFormat);
    if (keys.includes(key.text)) continue;
    throw misplaced(key, `unknown key "${key.text}"; an id file has ${keys.join(', ')}`);
  }
  const version = yamlEntry(root, 'version')?.value;
  if (version === undefined) throw misplaced(root, `the id file has no "version: ${idFileVersion}"`);
  if (version.kind !== 'scalar' || version.value !== idFileVersion) {
    const found = version.kind === 'scalar' ? version.text : 'no number';
    throw misplaced(version, `the id file's version is ${found}; this sigmazuh reads ${idFileVersion}`);
  }
  const once = idsOnce();
  return Object.freeze({
    range: rangeOf(root, 'range') ?? newIdFile(name).range,
    inner: rangeOf(root, 'inner'),
    rules: new Map(numberedEntries(root, 'rules', once)),
    retired: retiredIn(root, once),
  });
}

function retiredIn(root: YamlMap, once: ReturnType<typeof idsOnce>): ReadonlyMap<number, string> {
  const entries = entriesOf(root, 'retired').map(({ key, value }): readonly [number, string] => {
    const id = Number(key.text);
    if (!isRuleId(id)) throw misplaced(key, `"${key.text}" is no rule id from 10 to 999999`);
    if (value.kind !== 'scalar') throw misplaced(value, `retired: ${id} names the Sigma rule it stood for`);
    once(id, value.text, key);
    return [id, value.text];
  });
  return new Map(entries);
}
