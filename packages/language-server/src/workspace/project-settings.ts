import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  type Configuration,
  configurationFile,
  type FoundFile,
  findConfiguration,
  findFiles,
  parseConfiguration,
  pathChoice,
  shownPath,
  UsageError,
  yamlFiles,
} from '@sigmazuh/cli/project';
import { Diagnostics } from '@sigmazuh/parser';
import { glob } from 'tinyglobby';

/** What belongs together: the files around a `sigmazuh.yml`, or those of a folder that an editor has open. */
export interface ProjectSettings {
  readonly root: string;
  readonly configuration: Configuration;
  /** Whether there is a `sigmazuh.yml` that names rules; else all Sigma files below the root are the project's. */
  readonly extent: 'named' | 'folder' | 'file';
}

/**
 * The directory that a file's project begins at: that of the nearest `sigmazuh.yml`, else the folder that the editor has
 * open, else the file's own.
 */
export function projectRootOf(path: string, folders: readonly string[]): string {
  const directory = dirname(path);
  const configuration = findConfiguration({ workingDirectory: directory });
  if (configuration !== null) return dirname(configuration);
  const around = folders.filter((folder) => isBelow(path, folder)).sort((a, b) => b.length - a.length);
  return around[0] ?? directory;
}

/** Reads a project's settings; those with a mistake count as not made. */
export function readSettings(root: string, folders: readonly string[]): ProjectSettings {
  const path = join(root, configurationFile);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const configuration = parseConfiguration(text, configurationFile, new Diagnostics());
  const isOpen = folders.some((folder) => root === folder || isBelow(root, folder));
  const otherwise = isOpen || existsSync(path) ? 'folder' : 'file';
  return { root, configuration, extent: configuration.rules.length > 0 ? 'named' : otherwise };
}

/** The files of a project that may hold rules, in the order in which commands read them. */
export async function ruleFiles({
  root,
  configuration,
  extent,
}: ProjectSettings): Promise<readonly FoundFile[]> {
  const { isChosen } = pathChoice(configuration);
  const { rules, filters } = configuration;
  switch (extent) {
    case 'file':
      return [];
    case 'named':
      return [...rules, ...filters]
        .flatMap((path) => filesAt(path, root))
        .filter(({ shown }) => isChosen(shown));
    case 'folder': {
      const options = { cwd: root, ignore: ['**/node_modules/**'], expandDirectories: false };
      const paths = await glob('**/*.{yml,yaml}', options);
      return paths
        .sort()
        .map((path) => ({ absolute: join(root, path), shown: path.split(sep).join('/') }))
        .filter(({ shown }) => isChosen(shown));
    }
  }
}

/** A path that is not there (yet) holds nothing. */
function filesAt(path: string, root: string): readonly FoundFile[] {
  try {
    return findFiles([path], yamlFiles, root, () => undefined);
  } catch (error) {
    if (error instanceof UsageError || (error instanceof Error && error.name === 'InputError')) return [];
    throw error;
  }
}

/** What a Sigma file looks like without being read: one of its sections at the left edge. */
export const looksLikeSigma = (text: string): boolean =>
  /^(?:detection|correlation|filter|logsource):/m.test(text);

export type FileKind = 'rules' | 'pipeline' | 'configuration' | 'other';

/** What a file is to a project. Much YAML is none of a project's, and nothing is said of it. */
export function fileKind(path: string, text: string, { root, configuration }: ProjectSettings): FileKind {
  const shown = shownPath(path, root);
  if (shown === configurationFile || shown.endsWith(`/${configurationFile}`)) return 'configuration';
  const isIn = (places: readonly string[]): boolean =>
    places.some((place) => resolve(root, place) === path || isBelow(path, resolve(root, place)));
  if (isIn(configuration.pipelines)) return 'pipeline';
  if (!pathChoice(configuration).isChosen(shown)) return 'other';
  if (isIn(configuration.fixtures)) return 'other';
  if (isIn(configuration.rules) || isIn(configuration.filters) || looksLikeSigma(text)) return 'rules';
  const isPipeline =
    /^transformations:/m.test(text) || (/^sources:/m.test(text) && /\blogSource:/.test(text));
  return isPipeline ? 'pipeline' : 'other';
}

function isBelow(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '' && !way.startsWith('..') && resolve(directory, way) === path;
}
