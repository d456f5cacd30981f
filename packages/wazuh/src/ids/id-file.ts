import { load, YAMLException } from 'js-yaml';

export type WazuhRuleId = number & { readonly brand: 'WazuhRuleId' };

/**
 * The memory of which Wazuh id stands for what, kept beside the rules. Entries are never taken out, so the id of a
 * rule that is gone is not given to another one, and comes back with the rule.
 */
export interface IdFile {
  /** Ids for alerting rules come out of this range, both ends included. */
  readonly range: readonly [first: number, last: number];
  /** Sigma rule id → the one Wazuh id it has, whatever its form; may lie outside the range. */
  readonly pinned: ReadonlyMap<string, number>;
  /** `sigma-id branch-key` → Wazuh id. */
  readonly ids: ReadonlyMap<string, number>;
}

/** Gates and shared filters take ids behind the range of a fresh id file; they mean nothing to anyone. */
export const structureRange: readonly [number, number] = [290_000, 299_999];

export const emptyIdFile: IdFile = Object.freeze({
  range: [200_000, 289_999] as const,
  pinned: new Map<string, number>(),
  ids: new Map<string, number>(),
});

export type IdFileResult =
  | { readonly file: IdFile }
  | { readonly error: string; readonly line: number; readonly column: number };

/** Reads an id file's YAML text; the error names what is wrong and where. */
export function readIdFile(text: string): IdFileResult {
  try {
    return { file: toIdFile(load(text)) };
  } catch (error) {
    const mark = error instanceof YAMLException ? error.mark : undefined;
    const message = error instanceof Error ? error.message.split('\n')[0] : undefined;
    return { error: message ?? 'not readable', line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 };
  }
}

function toIdFile(document: unknown): IdFile {
  if (document === null || document === undefined) return emptyIdFile;
  const { range, pinned, ids } = recordOf(document, 'the id file');
  const result: IdFile = {
    range: range === undefined ? emptyIdFile.range : rangeOf(range),
    pinned: idsOf(pinned ?? {}, 'pinned'),
    ids: idsOf(ids ?? {}, 'ids'),
  };
  const seen = new Map<number, string>();
  for (const [key, id] of [...result.pinned, ...result.ids]) {
    const other = seen.get(id);
    if (other !== undefined) throw new Error(`id ${id} is given to "${other}" and to "${key}"`);
    seen.set(id, key);
  }
  return Object.freeze(result);
}

function rangeOf(value: unknown): readonly [number, number] {
  const [first, last] = Array.isArray(value) ? value : [];
  if (!isRuleId(first) || !isRuleId(last) || first > last) {
    throw new Error('range must be two ids, the lower one first');
  }
  return [first, last];
}

function idsOf(value: unknown, name: string): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(recordOf(value, name)).map(([key, id]) => {
      if (!isRuleId(id)) throw new Error(`${name}: "${key}" has no rule id from 10 to 999999`);
      return [key, id];
    }),
  );
}

function recordOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${name} must be a mapping`);
  }
  return Object.fromEntries(Object.entries(value));
}

function isRuleId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 10 && value <= 999_999;
}

/** One entry a line, sorted: versions of the file merge line by line. */
export function printIdFile(file: IdFile): string {
  const entries = (map: ReadonlyMap<string, number>) =>
    [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, id]) => `  ${key}: ${id}\n`);
  const section = (name: string, map: ReadonlyMap<string, number>) =>
    map.size === 0 ? `${name}: {}\n` : `${name}:\n${entries(map).join('')}`;
  return [
    '# Which Wazuh rule id belongs to which Sigma rule. Kept by the build; entries are never removed.\n',
    `range: [${file.range.join(', ')}]\n`,
    section('pinned', file.pinned),
    section('ids', file.ids),
  ].join('');
}
