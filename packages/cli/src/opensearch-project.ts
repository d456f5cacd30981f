import {
  type IndexPipeline,
  type OpenSearchEntry,
  opensearch,
  readIndexPipeline,
} from '@sigmazuh/opensearch';
import { Diagnostics, type SourceText } from '@sigmazuh/parser';
import { readPipeline, type WazuhPipeline } from '@sigmazuh/wazuh';
import { findFiles, yamlFiles } from './files/find-files.ts';
import { readText, reportUnreadable } from './files/read-text.ts';
import { type PackSettings, readProject, type SigmaProject } from './pack-project.ts';

export type OpenSearchSettings = Pick<PackSettings, 'rules' | 'pipelines' | 'placeholders'> &
  Partial<PackSettings>;

export interface OpenSearchProject extends SigmaProject {
  /** `null` when a pipeline is none. */
  readonly built: ReturnType<typeof opensearch.build> | null;
  /** The build's entries, and one for each document that could not be read. */
  readonly entries: readonly OpenSearchEntry[];
  readonly indexPipelines: readonly (WazuhPipeline | IndexPipeline)[];
  readonly diagnostics: Diagnostics;
}

/**
 * Reads the rules and makes searches of them, in memory. Pipelines may be for Wazuh's events, or for an index of one's
 * own, which say `allowed_backends: [opensearch]`.
 *
 * @throws UsageError when a path does not exist
 */
export function buildSearches(settings: OpenSearchSettings, workingDirectory: string): OpenSearchProject {
  const diagnostics = new Diagnostics();
  const project = readProject({ ...settings, pipelines: [] }, workingDirectory, diagnostics);
  const read = readBothKinds(settings.pipelines, workingDirectory, diagnostics);
  const indexPipelines = read.flatMap(({ pipeline }) => pipeline ?? []);
  const sources = [...project.sources, ...read.map(({ source }) => source)];
  const isWhole = read.every(({ pipeline }) => pipeline !== null);
  const built = isWhole
    ? opensearch.build(project.documents, { placeholders: project.placeholders, pipelines: indexPipelines })
    : null;
  for (const each of built?.diagnostics.all ?? []) diagnostics.report(each);
  const unread = project.unread.map(
    ({ id, title, path, reason }): OpenSearchEntry => ({
      id,
      title,
      path,
      level: null,
      logSource: 'not read',
      status: 'refused',
      reason,
    }),
  );
  const entries = [...(built?.entries ?? []), ...unread];
  return { ...project, sources, built, entries, indexPipelines, diagnostics };
}

interface ReadPipeline {
  readonly source: SourceText;
  readonly pipeline: WazuhPipeline | IndexPipeline | null;
}

function readBothKinds(
  paths: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly ReadPipeline[] {
  return findFiles(paths, yamlFiles, workingDirectory).flatMap((file) => {
    const source = readText(file, (problem) => reportUnreadable(problem, diagnostics));
    if (source === null) return [];
    const isOwn = /^allowed_backends:\s*(?:\[\s*opensearch\s*\]|\n\s*-\s*opensearch\s*$)/m.test(source.text);
    const read = isOwn ? readIndexPipeline : readPipeline;
    return [{ source, pipeline: read(source.text, file.shown, diagnostics) }];
  });
}
