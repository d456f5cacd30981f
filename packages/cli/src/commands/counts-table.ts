import { groupBy } from '@sigmazuh/compiler';
import type { Diagnostic } from '@sigmazuh/parser';
import { plainTable } from '../terminal/plain-table.ts';

/** So many diagnostics are read one after the other; of more it helps to know which checks they are of. */
const fewest = 20;

/** How many diagnostics there are of each check, the most first; empty for a few. */
export function countsTable(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length < fewest) return '';
  const alike = [...groupBy(diagnostics, ({ id, severity }) => `${id} ${severity}`).values()];
  const table = plainTable(['findings', 'severity', 'check']);
  for (const each of alike.sort((one, other) => other.length - one.length)) {
    for (const { id, severity } of each.slice(0, 1)) table.push([each.length, severity, id]);
  }
  return `${table.toString()}\n\n`;
}
