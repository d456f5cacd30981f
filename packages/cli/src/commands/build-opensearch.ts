import { resolve } from 'node:path';
import { manifestOf } from '@sigmazuh/back-end';
import type { Severity } from '@sigmazuh/parser';
import type { Configuration } from '../configuration.ts';
import { withSettings } from '../diagnostics/catalogue.ts';
import { buildSearches, type OpenSearchSettings } from '../project/opensearch-project.ts';
import { manifestName, manifestOfFiles, writeFilesOfPack } from '../project/pack-files.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { sourcesTable } from './coverage-table.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { atLeast } from './min-severity.ts';

interface BuildOpenSearchOptions {
  readonly out: string;
  readonly strict?: true;
  readonly minSeverity: Severity;
  readonly format: 'text' | 'json';
}

/** `build --target opensearch`: searches, saved objects and monitors on disk, or nothing is touched. */
export async function buildForOpenSearch(
  settings: OpenSearchSettings,
  { out, strict, minSeverity, format }: BuildOpenSearchOptions,
  { checks }: Pick<Configuration, 'checks'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const project = buildSearches(settings, terminal.workingDirectory);
  const { built, entries, diagnostics, sources, leftOut } = project;
  const told = atLeast(withSettings(diagnostics.all, checks), minSeverity);
  if (told.length > 0) terminal.err(diagnosticsText(told, sources, 'text', terminal));
  const contents = manifestOf(entries);
  if (built === null || (strict === true && contents.totals.refused > 0)) {
    terminal.err(`nothing written: ${out} is as it was\n`);
    return exitCodes.findings;
  }
  const manifest = manifestOfFiles({ target: 'opensearch', ...contents }, built.files);
  writeFilesOfPack(
    [...built.files, { path: manifestName, text: manifest }],
    resolve(terminal.workingDirectory, out),
    (text) => terminal.err(`${text}\n`),
  );
  const rest = leftOut === 0 ? '' : `, ${leftOut} left out`;
  const summary = `${sourcesTable(contents, terminal)}${out}: searches for ${contents.totals.converted} Sigma rules${rest}\n`;
  await terminal.out(format === 'json' ? manifest : summary);
  return exitCodes.fine;
}
