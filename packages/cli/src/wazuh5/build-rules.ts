import { resolve } from 'node:path';
import { Diagnostics } from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import {
  buildWazuh5,
  type EventSource,
  readSchema,
  readWazuh5Pipeline,
  type Schema,
  type Wazuh5Entry,
  type Wazuh5Pack,
} from '@sigmazuh/wazuh5';
import { type ReadPipeline, readPipelinesOf } from '../files/pipelines/back-end-pipelines.ts';
import { readNamedText } from '../files/read-text.ts';
import { type PackSettings, readProject, type SigmaProject, unreadEntries } from '../project/pack-project.ts';
import { InputError } from '../terminal.ts';

export interface Wazuh5Project extends SigmaProject {
  /** `null` when a pipeline is none. */
  readonly pack: Wazuh5Pack | null;
  /** The pack's entries, and one for each document that could not be read. */
  readonly entries: readonly Wazuh5Entry[];
  readonly diagnostics: Diagnostics;
}

/**
 * Reads the rules and makes rules of Wazuh 5 of them, in memory.
 *
 * @param schemaPath a newer schema than the built-in one
 * @throws UsageError when a path does not exist
 */
export function buildRules(
  settings: Pick<PackSettings, 'rules' | 'placeholders'> & Partial<PackSettings>,
  schemaPath: string | undefined,
  workingDirectory: string,
): Wazuh5Project {
  const diagnostics = new Diagnostics();
  const project = readProject({ ...settings, pipelines: [] }, workingDirectory, diagnostics);
  const read = readWazuh5Pipelines(settings.pipelines ?? [], workingDirectory, diagnostics);
  const sources = [...project.sources, ...read.map(({ source }) => source)];
  const pipelines = read.flatMap(({ pipeline }) => pipeline ?? []);
  if (pipelines.length < read.length) return { ...project, sources, pack: null, entries: [], diagnostics };
  const pack = buildWazuh5(project.documents, {
    placeholders: { ...placeholdersOf(pipelines), ...project.placeholders },
    pipelines,
    ...(schemaPath === undefined ? {} : { schema: schemaIn(schemaPath, workingDirectory) }),
  });
  for (const each of pack.diagnostics.all) diagnostics.report(each);
  return {
    ...project,
    sources,
    pack,
    entries: [...pack.manifest.rules, ...unreadEntries(project.unread)],
    diagnostics,
  };
}

/** Pipelines that are for Wazuh 5; the others say where events arrive in Wazuh 4, or in an index. */
export function readWazuh5Pipelines(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly ReadPipeline<EventSource>[] {
  return readPipelinesOf(paths, workingDirectory, diagnostics, (isFor) =>
    isFor('wazuh5') ? readWazuh5Pipeline : null,
  );
}

function schemaIn(path: string, workingDirectory: string): Schema {
  const text = readNamedText(path, resolve(workingDirectory, path));
  const result = readSchema(text, path);
  if (result.kind === 'read') return result.schema;
  throw new InputError(`${path}:${result.line}:1`, `this is no schema of Wazuh 5: ${result.reason}`);
}
