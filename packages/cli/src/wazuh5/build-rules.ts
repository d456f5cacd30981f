import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Diagnostics } from '@sigmazuh/parser';
import { buildWazuh5, readSchema, type Schema, type Wazuh5Entry, type Wazuh5Pack } from '@sigmazuh/wazuh5';
import { systemReason } from '../files/file-errors.ts';
import { type PackSettings, readProject, type SigmaProject } from '../pack-project.ts';
import { InputError, UsageError } from '../terminal.ts';

export interface Wazuh5Project extends SigmaProject {
  readonly pack: Wazuh5Pack;
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
  // Pipelines say where events arrive in Wazuh 4.
  const project = readProject({ ...settings, pipelines: [] }, workingDirectory, diagnostics);
  const pack = buildWazuh5(project.documents, {
    placeholders: project.placeholders,
    ...(schemaPath === undefined ? {} : { schema: schemaIn(schemaPath, workingDirectory) }),
  });
  for (const each of pack.diagnostics.all) diagnostics.report(each);
  const unread = project.unread.map(
    ({ id, title, path, reason }): Wazuh5Entry => ({
      id,
      title,
      path,
      level: null,
      logSource: 'not read',
      status: 'refused',
      reason,
      wazuhIds: [],
    }),
  );
  return { ...project, pack, entries: [...pack.manifest.rules, ...unread], diagnostics };
}

function schemaIn(path: string, workingDirectory: string): Schema {
  let text: string;
  try {
    text = readFileSync(resolve(workingDirectory, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
  const result = readSchema(text, path);
  if (result.kind === 'read') return result.schema;
  throw new InputError(`${path}:${result.line}:1`, `this is no schema of Wazuh 5: ${result.reason}`);
}
