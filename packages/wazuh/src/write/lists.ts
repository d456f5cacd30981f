import type { ValueSets } from '../convert/index.ts';
import { listMark } from './pack-mark.ts';
import type { PackRule } from './written-rule.ts';

/** A CDB list that a pack ships. */
export interface PackList {
  /** What `ossec.conf` calls it: `etc/lists/jump-hosts`. */
  readonly name: string;
  /** Its file as a manager reads it: a key and a colon a line. */
  readonly text: string;
}

/** A CDB list that rules of the pack ask. Where `ossec.conf` does not declare it, the loader leaves these rules out. */
export interface ListEntry {
  readonly name: string;
  /** `pack`: it is shipped; `manager`: it has to be there. */
  readonly from: 'pack' | 'manager';
  readonly keys?: number;
}

/** What is known of lists. */
export interface KnownLists {
  /** Placeholders that are lists, with the names of these. */
  readonly named: Readonly<Record<string, string>>;
  /** What stands in placeholders, as Sigma writes it. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Values that the pack makes lists of, by the name of the list. */
  readonly sets: ValueSets;
}

/** The lists that rules ask for, by the names that they ask with. */
export function listsOf(
  rules: readonly PackRule[],
  { named: lists, values: placeholders, sets }: KnownLists,
  pack: string,
): { readonly shipped: readonly PackList[]; readonly entries: readonly ListEntry[] } {
  const asked = new Set(
    rules.flatMap(({ options }) =>
      options.flatMap(({ name, content }) => (name === 'list' && typeof content === 'string' ? content : [])),
    ),
  );
  // Twins of composites ask for lists of the manager.
  const named = [...asked].filter((name) => sets.has(name) || Object.values(lists).includes(name)).sort();
  const shipped: PackList[] = [];
  const entries: ListEntry[] = [];
  for (const name of named) {
    const written = Object.entries(lists).flatMap(([placeholder, list]) =>
      list === name && Object.hasOwn(placeholders, placeholder) ? (placeholders[placeholder] ?? []) : [],
    );
    const keys = new Set([...(sets.get(name) ?? []), ...written.map(plain)]);
    if (keys.size === 0) {
      entries.push({ name, from: 'manager' });
      continue;
    }
    shipped.push({ name, text: [listMark(pack), ...[...keys].sort()].map(line).join('') });
    entries.push({ name, from: 'pack', keys: keys.size });
  }
  return { shipped, entries };
}

/** The text that a value of Sigma without wildcards stands for. */
function plain(value: string): string {
  return value.replace(/\\([*?\\])/g, '$1');
}

/** A key with a colon stands in quotes; nothing is escaped in a list. */
function line(key: string): string {
  return key.includes(':') ? `"${key}":\n` : `${key}:\n`;
}
