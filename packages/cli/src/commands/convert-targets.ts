import { opensearch } from '@sigmazuh/opensearch';
import { Diagnostics, type SigmaDocument } from '@sigmazuh/parser';
import { printRuleFile } from '@sigmazuh/wazuh';
import { buildWazuh5 } from '@sigmazuh/wazuh5';
import { readIds } from '../ids/id-files.ts';
import { readIndexPipelines } from '../project/opensearch-project.ts';
import { type PackSettings, packOf, readManager, type SigmaProject } from '../project/pack-project.ts';
import { readWazuh5Pipelines } from '../wazuh5/build-rules.ts';

/** What one rule became, as text; `null` when it is refused. */
export interface Converted {
  readonly text: string | null;
  readonly diagnostics: Diagnostics;
}

/** Where a rule stands that is converted alone. */
export interface ConvertPlace {
  readonly project: SigmaProject;
  readonly settings: PackSettings;
  readonly workingDirectory: string;
}

/**
 * Turns documents into a back end's text.
 *
 * @param documents the one rule, what it refers to, and the filters of the project
 */
type ConvertTarget = (documents: readonly SigmaDocument[], place: ConvertPlace) => Converted;

/** The back ends that print a rule alone, by the name that `--target` has for them. */
export const convertTargets: ReadonlyMap<string, ConvertTarget> = new Map<string, ConvertTarget>([
  ['wazuh', toWazuh],
  ['wazuh5', toWazuh5],
  ['opensearch', toOpenSearch],
]);

/** The rules that alert for it, with those that they hang under. */
function toWazuh(
  documents: readonly SigmaDocument[],
  { project, settings, workingDirectory }: ConvertPlace,
): Converted {
  const diagnostics = new Diagnostics();
  const idsBefore = readIds(settings.ids, settings.name, workingDirectory);
  const manager = readManager(settings, workingDirectory);
  const pack = packOf(documents, project, settings, { manager, idsBefore, diagnostics });
  const text = pack.rules.length === 0 ? null : printRuleFile([], 'sigma,', pack.rules);
  return { text, diagnostics };
}

function toWazuh5(documents: readonly SigmaDocument[], place: ConvertPlace): Converted {
  const diagnostics = new Diagnostics();
  const { project, settings, workingDirectory } = place;
  const pipelines = readWazuh5Pipelines(settings.pipelines, workingDirectory, diagnostics);
  const built = buildWazuh5(documents, {
    placeholders: project.placeholders,
    pipelines: pipelines.flatMap(({ pipeline }) => pipeline ?? []),
  });
  const text = built.files.filter(({ path }) => /\.ya?ml$/.test(path)).map((file) => file.text);
  for (const each of built.diagnostics.all) diagnostics.report(each);
  // No detector says what a correlation does, and the rules that it refers to are another question.
  const isWritten = built.rules.length > 0 && documents[0]?.kind !== 'correlation';
  return { text: isWritten ? text.join('---\n') : null, diagnostics };
}

function toOpenSearch(documents: readonly SigmaDocument[], place: ConvertPlace): Converted {
  const diagnostics = new Diagnostics();
  const { project, settings, workingDirectory } = place;
  const pipelines = readIndexPipelines(settings.pipelines, workingDirectory, diagnostics);
  const built = opensearch.build(documents, {
    placeholders: project.placeholders,
    pipelines: pipelines.flatMap(({ pipeline }) => pipeline ?? []),
  });
  const queries = built.files.filter(({ path }) => path.startsWith('queries/'));
  for (const each of built.diagnostics.all) diagnostics.report(each);
  return { text: queries.length === 0 ? null : queries.map(({ text }) => text).join(''), diagnostics };
}
