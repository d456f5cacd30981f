import { resolve } from 'node:path';
import type { Severity } from '@sigmazuh/parser';
import { createColors } from 'picocolors';
import type { Configuration } from '../configuration.ts';
import { withSettings } from '../diagnostics/catalogue.ts';
import { manifestName, manifestOfFiles, writeFilesOfPack } from '../project/pack-files.ts';
import type { PackSettings } from '../project/pack-project.ts';
import { counted } from '../terminal/counted.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { buildRules, type Wazuh5Project } from '../wazuh5/build-rules.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { atLeast } from './min-severity.ts';

interface BuildWazuh5Options {
  readonly out: string;
  readonly schema?: string;
  readonly strict?: true;
  readonly minSeverity: Severity;
  readonly format: 'text' | 'json';
}

/** `build --target wazuh5`: rule files and requests on disk, or nothing is touched. */
export async function buildForWazuh5(
  settings: PackSettings,
  { out, schema, strict, minSeverity, format }: BuildWazuh5Options,
  { checks }: Pick<Configuration, 'checks'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const project = buildRules(settings, schema, terminal.workingDirectory);
  const { pack, entries, diagnostics, sources } = project;
  const told = atLeast(withSettings(diagnostics.all, checks), minSeverity);
  if (told.length > 0) terminal.err(diagnosticsText(told, sources, 'text', terminal));
  const totals = totalsOf(project);
  if (pack === null || (strict === true && totals.refused > 0)) {
    terminal.err(`nothing written: ${out} is as it was\n`);
    return exitCodes.findings;
  }
  const files = pack.files;
  const manifest = manifestOfFiles(
    { target: 'wazuh5', schema: pack.manifest.schema, rules: entries, totals },
    files,
  );
  writeFilesOfPack(
    [...files, { path: manifestName, text: manifest }],
    resolve(terminal.workingDirectory, out),
    (text) => terminal.err(`${text}\n`),
  );
  await terminal.out(format === 'json' ? manifest : summary(project, pack.manifest.schema, out, terminal));
  return exitCodes.fine;
}

function totalsOf({ entries }: Wazuh5Project) {
  const converted = entries.filter(({ status }) => status === 'converted').length;
  return { converted, refused: entries.length - converted };
}

/** A line for each log source, why rules were refused, and the fields that would have helped. */
function summary(project: Wazuh5Project, schema: string, out: string, terminal: Terminal): string {
  const colors = createColors(terminal.colour);
  const { entries, leftOut } = project;
  const sources = plainTable(['log source', 'converted', 'refused']);
  for (const logSource of [...new Set(entries.map((each) => each.logSource))].sort()) {
    const own = entries.filter((each) => each.logSource === logSource);
    const converted = own.filter(({ status }) => status === 'converted').length;
    sources.push([logSource, converted, own.length - converted]);
  }
  const { converted, refused } = totalsOf(project);
  sources.push([colors.bold('all'), colors.bold(String(converted)), colors.bold(String(refused))]);
  const reasons = tally(entries.flatMap(({ reason }) => reason ?? []));
  const missing = tally(entries.flatMap(({ missingFields }) => missingFields ?? []));
  const parts = [
    sources.toString(),
    ...(reasons.length === 0 ? [] : [table(['refused', 'because'], reasons)]),
    ...(missing.length === 0 ? [] : [table(['rules', `lack a field for it (${schema})`], missing)]),
  ];
  const rest = leftOut === 0 ? '' : `, ${leftOut} left out`;
  return `${parts.join('\n\n')}\n\n${out}: ${counted(converted, 'rule')} for Wazuh 5${rest}\n`;
}

function table(head: readonly string[], rows: readonly (readonly [string, number])[]): string {
  const made = plainTable(head);
  for (const [text, count] of rows) made.push([count, text]);
  return made.toString();
}

function tally(all: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}
