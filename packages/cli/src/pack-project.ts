import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Diagnostics, type SigmaDocument, type SigmaRule, type SourceText } from '@sigmazuh/parser';
import { buildPack, emptyIdFile, type IdFile, type Pack, readIdFile } from '@sigmazuh/wazuh';
import type { Configuration } from './configuration.ts';
import { readPipelines } from './files/read-pipelines.ts';
import { readSigma, type SigmaFile } from './files/read-rules.ts';
import { readRuleset } from './files/read-ruleset.ts';
import { UsageError } from './terminal.ts';

/** What a pack is made of: the configuration, overridden by what the command line says. */
export type PackSettings = Pick<Configuration, 'rules' | 'rulesets' | 'pipelines' | 'ids' | 'placeholders'>;

export interface PackProject {
  readonly files: readonly SigmaFile[];
  readonly documents: readonly SigmaDocument[];
  readonly sources: readonly SourceText[];
  /** `null` when a file cannot be read as Sigma, or a pipeline is none. */
  readonly pack: Pack | null;
  /** What reading and planning had to say. */
  readonly diagnostics: Diagnostics;
}

/**
 * Reads the rules and makes the pack, in memory. A rule that is refused is in the manifest and the diagnostics; a file
 * that is no Sigma at all, or a pipeline with a mistake, leaves the project without a pack.
 *
 * @throws UsageError when a path does not exist
 */
export function makePack(settings: PackSettings, workingDirectory: string): PackProject {
  if (settings.rules.length === 0)
    throw new UsageError('no rules: name a file or directory, or set "rules" in sigmazuh.yml');
  const diagnostics = new Diagnostics();
  const files = readSigma(settings.rules, workingDirectory, diagnostics);
  const documents = files.flatMap((file) => file.documents);
  const pipelines = readPipelines(settings.pipelines, workingDirectory, diagnostics);
  const sources = [...files, ...pipelines].map((file) => file.source);
  if (diagnostics.hasErrors) return { files, documents, sources, pack: null, diagnostics };
  const rulesets = settings.rulesets.map((path) => readRuleset(path, workingDirectory));
  const pack = buildPack(documents, {
    ids: readIds(settings.ids, workingDirectory),
    placeholders: settings.placeholders,
    pipelines: pipelines.flatMap((each) => each.pipeline ?? []),
    ...(rulesets.length > 0 ? { ruleset: rulesets.flatMap((each) => each.rules) } : {}),
  });
  for (const each of pack.diagnostics.all) diagnostics.report(each);
  return { files, documents, sources, pack, diagnostics };
}

export function rulesOf(documents: readonly SigmaDocument[]): readonly SigmaRule[] {
  return documents.filter((each): each is SigmaRule => each.kind === 'rule');
}

function readIds(path: string | null, workingDirectory: string): IdFile {
  if (path === null) return emptyIdFile;
  const absolute = resolve(workingDirectory, path);
  if (!existsSync(absolute)) return emptyIdFile;
  const result = readIdFile(readFileSync(absolute, 'utf8'));
  if ('file' in result) return result.file;
  throw new UsageError(`${path}:${result.line}:${result.column} ${result.error}`);
}
