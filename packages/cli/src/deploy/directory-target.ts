import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemReason } from '../files/file-errors.ts';
import { byCodeUnits } from '../files/find-files.ts';
import { writeFileAtomically } from '../files/write/write-files.ts';
import { UsageError } from '../terminal.ts';
import { DeployError, type DeployedFile, type DeployTarget, type FileKind, startBytes } from './target.ts';

/**
 * A manager's `etc` directory, or a copy of one that something else takes there: `rules/`, `decoders/` and `lists/` in it.
 *
 * @throws UsageError when there is no such directory
 */
export function directoryTarget(directory: string, shown: string): DeployTarget {
  const rules = statSync(join(directory, 'rules'), { throwIfNoEntry: false });
  if (rules?.isDirectory() !== true) {
    throw new UsageError(
      `${shown}: holds no rules/ directory; name a manager's etc directory, or its https:// address`,
    );
  }
  const attempt = <Result>(path: string, act: () => Result): Result => {
    try {
      return act();
    } catch (error) {
      throw new DeployError(`${path}: ${systemReason(error)}`);
    }
  };
  return {
    name: shown,
    engine: null,
    list: async (kind: FileKind) => {
      const path = join(directory, kind);
      if (statSync(path, { throwIfNoEntry: false }) === undefined) return [];
      return attempt(path, () =>
        readdirSync(path, { withFileTypes: true })
          .filter((entry) => !entry.isDirectory())
          .map(({ name }) => name)
          .filter((name) => (kind === 'lists' ? !name.endsWith('.cdb') : name.endsWith('.xml')))
          .sort(byCodeUnits),
      );
    },
    read: async (kind: FileKind, name: string) => {
      const path = join(directory, kind, name);
      return attempt(path, () => readFileSync(path, 'utf8'));
    },
    readStart: async (kind: FileKind, name: string) => {
      const path = join(directory, kind, name);
      return attempt(path, () => readStartOf(path));
    },
    canRemove: async () => true,
    write: async ({ kind, name, text }: DeployedFile) =>
      writeFileAtomically(join(directory, kind, name), text),
    remove: async (kind: FileKind, name: string) => {
      const path = join(directory, kind, name);
      attempt(path, () => {
        // What the manager made of a list; of one that stays, it makes that anew.
        if (kind === 'lists') rmSync(`${path}.cdb`, { force: true });
        rmSync(path, { force: true });
      });
    },
    declaredLists: async () => {
      const path = join(directory, 'ossec.conf');
      if (statSync(path, { throwIfNoEntry: false }) === undefined) return null;
      const text = attempt(path, () => readFileSync(path, 'utf8'));
      return [...text.matchAll(/<list>([^<]*)<\/list>/g)].flatMap(([, name]) => name?.trim() ?? []);
    },
    validate: async () => [],
    activate: async () => undefined,
  };
}

function readStartOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(startBytes);
    return start.toString('utf8', 0, readSync(file, start, 0, startBytes, 0));
  } finally {
    closeSync(file);
  }
}
