/**
 * A table's entry by a name that comes from a file or an event: what every object inherits, such as `constructor` or
 * `__proto__`, is none.
 */
export function ownEntry<Entry>(
  table: Readonly<Record<string, Entry>> | undefined,
  name: string,
): Entry | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
