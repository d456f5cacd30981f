import type { YamlMap } from '@sigmazuh/parser';
import { emptyIdFile, type IdFile } from './id-file.ts';
import { type FirstIdFile, readFirstFormat } from './id-file-schema.ts';
import {
  entriesOf,
  type IdFileProblem,
  idsOnce,
  misplaced,
  numberedEntries,
  rangeIn,
  readingOf,
} from './id-file-yaml.ts';

/** An id file of the first format in the present one. */
export interface Migration {
  readonly file: IdFile;
  /** Each rule with the id it keeps and those that it had besides, which are not given again. */
  readonly rules: readonly {
    readonly key: string;
    readonly id: number;
    readonly retired: readonly number[];
  }[];
}

/**
 * In the first format every way in which an event could match a Sigma rule had an id of its own, under the rule's key
 * and a name for the way. Of these the pinned one stays, else the lowest of those that alerted: a rule of its own that
 * only led on (` filter`) never stood in an alert.
 */
export function migrateIdFile(text: string): Migration | IdFileProblem {
  return readingOf(text, {
    schema: readFirstFormat,
    strange: (key) =>
      key === 'version' ? 'the id file is not of the first format: nothing to migrate' : null,
    read: migrated,
  });
}

function migrated({ range }: FirstIdFile, root: YamlMap): Migration {
  const once = idsOnce();
  const pinned = new Map(numberedEntries(root, 'pinned', once));
  const ids = numberedEntries(root, 'ids', once).map(([key, id]) => ({ ...wayOf(key, root), id }));
  const owners = [...new Set([...pinned.keys(), ...ids.map(({ owner }) => owner)])].sort();
  const rules = owners.flatMap((key) => {
    const own = ids.filter(({ owner }) => owner === key);
    const alerting = own.filter(({ alerts }) => alerts === 'yes').map(({ id }) => id);
    const id = pinned.get(key) ?? (alerting.length > 0 ? Math.min(...alerting) : undefined);
    const others = own.map((each) => each.id).filter((each) => each !== id);
    return { key, id, retired: others.sort((a, b) => a - b) };
  });
  const kept = rules.flatMap(({ key, id, retired }) => (id === undefined ? [] : [{ key, id, retired }]));
  return {
    file: Object.freeze({
      range: rangeIn(root, 'range', range) ?? emptyIdFile.range,
      inner: null,
      rules: new Map(kept.map(({ key, id }) => [key, id])),
      retired: new Map(rules.flatMap(({ key, retired }) => retired.map((id) => [id, key] as const))),
    }),
    rules: kept,
  };
}

/** `KEY HASH STEP.PART` or the same with ` filter` behind it. */
function wayOf(key: string, root: YamlMap): { readonly owner: string; readonly alerts: 'yes' | 'no' } {
  const parts = /^(.+) [0-9a-f]{12} -?\d+\.\d+( filter)?$/.exec(key);
  if (parts?.[1] === undefined) {
    const place = entriesOf(root, 'ids').find((entry) => entry.key.text === key)?.key ?? root;
    throw misplaced(place, `"${key}" is no key of the first format`);
  }
  return { owner: parts[1], alerts: parts[2] === undefined ? 'yes' : 'no' };
}
