import type { YamlMap } from '@sigmazuh/parser';
import { type IdFile, newIdFile } from './id-file.ts';
import { readPresentFormat, type WrittenIdFile } from './id-file-schema.ts';
import {
  entriesOf,
  type IdFileProblem,
  idsOnce,
  misplaced,
  numberedEntries,
  rangeIn,
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
  return readingOf(text, {
    schema: readPresentFormat,
    strange: (key) => (key === 'ids' || key === 'pinned' ? firstFormat : null),
    read: (written, root) => ({ file: toIdFile(written, root, name) }),
  });
}

const firstFormat =
  'the id file is of the first format, in which a Sigma rule had several ids; "sigmazuh ids migrate" makes one of them its id and retires the others';

function toIdFile({ range, inner }: WrittenIdFile, root: YamlMap, name: string): IdFile {
  const once = idsOnce();
  return Object.freeze({
    range: rangeIn(root, 'range', range) ?? newIdFile(name).range,
    inner: rangeIn(root, 'inner', inner),
    rules: new Map(numberedEntries(root, 'rules', once)),
    retired: retiredIn(root, once),
  });
}

function retiredIn(root: YamlMap, once: ReturnType<typeof idsOnce>): ReadonlyMap<number, string> {
  const entries = entriesOf(root, 'retired').map(({ key, value }): readonly [number, string] => {
    const id = Number(key.text);
    if (!isRuleId(id)) throw misplaced(key, `"${key.text}" is no rule id from 10 to 999999`);
    const rule = value.kind === 'scalar' ? value.text : '';
    once(id, rule, key);
    return [id, rule];
  });
  return new Map(entries);
}
