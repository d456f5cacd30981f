import type { Manifest as Contents } from '@sigmazuh/back-end';
import type { Manifest } from '@sigmazuh/wazuh';
import { createColors } from 'picocolors';
import { counted } from '../terminal/counted.ts';
import { plainTable } from '../terminal/plain-table.ts';
import type { Terminal } from '../terminal.ts';

/** What became of the rules, a line for each log source, and why rules were refused; `leftOut` = documents not asked for. */
export function coverageTable(manifest: Manifest, out: string, leftOut: number, terminal: Terminal): string {
  const { converted, wazuhRules } = manifest.totals;
  const rest = leftOut === 0 ? '' : `, ${leftOut} left out`;
  return `${sourcesTable(manifest, terminal)}${out}: ${counted(wazuhRules, 'Wazuh rule')} for ${counted(converted, 'Sigma rule')}${rest}\n`;
}

/** The same without what was made of them, for any target. */
export function sourcesTable(manifest: Contents, terminal: Terminal): string {
  const colors = createColors(terminal.colour);
  const table = plainTable(['log source', 'converted', 'refused']);
  for (const { logSource, converted, refused } of manifest.coverage)
    table.push([logSource, converted, refused]);
  const { converted, refused } = manifest.totals;
  table.push([colors.bold('all'), colors.bold(String(converted)), colors.bold(String(refused))]);
  return `${table.toString()}\n\n${reasons(manifest)}`;
}

function reasons({ rules }: Contents): string {
  const counts = new Map<string, number>();
  for (const { reason } of rules) {
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  const table = plainTable(['refused', 'because']);
  for (const [reason, count] of [...counts].sort(([, one], [, other]) => other - one))
    table.push([count, reason]);
  return `${table.toString()}\n\n`;
}
