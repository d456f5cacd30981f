/** A table's entry by a name that comes from outside: what every object inherits, `constructor`, is none. */
export function ownEntry<Entry>(table: Readonly<Record<string, Entry>>, name: string): Entry | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
