import type { Diagnostic } from '@sigmazuh/parser';
import { plainTable } from '../plain-table.ts';

/** So many diagnostics are read one after the other; of more it helps to know which checks they are of. */
const fewest = 20;

/** How many diagnostics there are of each check, the most first; empty for a few. */
export function countsTable(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length < fewest) return '';
  const counts = new Map<string, { readonly severity: string; count: number }>();
  for (const { id, severity } of diagnostics) {
    const entry = counts.get(`${id} ${severity}`) ?? { severity, count: 0 };
    entry.count += 1;
    counts.set(`${id} ${severity}`, entry);
  }
  const table = plainTable(['findings', 'severity', 'check']);
  const sorted = [...counts].sort(([, one], [, other]) => other.count - one.count);
  for (const [key, { severity, count }] of sorted) table.push([count, severity, key.split(' ')[0] ?? key]);
  return `${table.toString()}\n\n`;
}
