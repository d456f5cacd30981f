import { Diagnostics, type SigmaDocument, type SigmaRule, type SourceText } from '@sigmazuh/parser';
import { type BuildOptions, buildPack, type IdFile, InnerRangeExhausted, type Pack } from '@sigmazuh/wazuh';
import type { Configuration } from './configuration.ts';
import { readPipelines } from './files/read-pipelines.ts';
import { readSigma, type SigmaFile } from './files/read-rules.ts';
import { readRuleset } from './files/read-ruleset.ts';
import { readIds } from './ids/id-files.ts';
import { UsageError } from './terminal.ts';

/** What a pack is made of: the configuration, overridden by what the command line says. */
export type PackSettings = Pick<
  Configuration,
  'rules' | 'rulesets' | 'pipelines' | 'ids' | 'placeholders' | 'name' | 'levels'
>;

export interface PackProject {
  readonly files: readonly SigmaFile[];
  readonly documents: readonly SigmaDocument[];
  readonly sources: readonly SourceText[];
  /** `null` when a file cannot be read as Sigma, or a pipeline is none. */
  readonly pack: Pack | null;
  /** The id file before the pack was made. */
  readonly idsBefore: IdFile;
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
  const idsBefore = readIds(settings.ids, settings.name, workingDirectory);
  if (diagnostics.hasErrors) return { files, documents, sources, pack: null, idsBefore, diagnostics };
  const rulesets = settings.rulesets.map((path) => readRuleset(path, workingDirectory));
  const pack = buildFor(documents, {
    ids: idsBefore,
    name: settings.name,
    levels: settings.levels,
    placeholders: settings.placeholders,
    pipelines: pipelines.flatMap((each) => each.pipeline ?? []),
    ...(rulesets.length > 0 ? { ruleset: rulesets.flatMap((each) => each.rules) } : {}),
  });
  for (const each of pack.diagnostics.all) diagnostics.report(each);
  return { files, documents, sources, pack, idsBefore, diagnostics };
}

function buildFor(documents: readonly SigmaDocument[], options: BuildOptions): Pack {
  try {
    return buildPack(documents, options);
  } catch (error) {
    throw error instanceof InnerRangeExhausted ? new UsageError(error.message) : error;
  }
}

export function rulesOf(documents: readonly SigmaDocument[]): readonly SigmaRule[] {
  return documents.filter((each): each is SigmaRule => each.kind === 'rule');
}
