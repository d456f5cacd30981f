import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Configuration, type ManagerFiles, readManager } from '@sigmazuh/cli/project';

/**
 * A manager's ruleset as it was read last: some hundred files, which are the same at nearly every look. They are read
 * again once a file is there, is gone, or has another time or size.
 */
export class KeptManager {
  #kept: { readonly stamp: string; readonly files: ManagerFiles } | null = null;

  /** @throws UsageError when a ruleset does not exist */
  read(configuration: Configuration, root: string): ManagerFiles {
    const stamp = stampOf(configuration.rulesets.map((path) => resolve(root, path)));
    if (this.#kept?.stamp !== stamp) this.#kept = { stamp, files: readManager(configuration, root) };
    return this.#kept.files;
  }
}

/** What changes with any file below the directories; for one that is not there nothing, and reading it says so. */
function stampOf(directories: readonly string[]): string {
  return directories.map((directory) => `${directory}\n${filesOf(directory).join('\n')}`).join('\n');
}

function filesOf(directory: string): readonly string[] {
  return pathsBelow(directory)
    .map((path) => join(directory, path))
    .sort()
    .flatMap((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isFile() === true ? [`${path} ${found.mtimeMs} ${found.size}`] : [];
    });
}

function pathsBelow(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}
