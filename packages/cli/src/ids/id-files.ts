import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type IdFile, mergeIdFiles, newIdFile, type Pack, printIdFile, readIdFile } from '@sigmazuh/wazuh';
import { readNamedText } from '../files/read-text.ts';
import { writeFileAtomically } from '../files/write/write-files.ts';
import { UsageError } from '../terminal.ts';
import { withLock } from './lock-file.ts';

/**
 * Reads the id file; one that is not there yet has given no ids.
 *
 * @param name the pack's name
 * @throws UsageError naming line and column of what is wrong in it
 */
export function readIds(path: string | null, name: string, workingDirectory: string): IdFile {
  const absolute = path === null ? null : resolve(workingDirectory, path);
  if (absolute === null || !existsSync(absolute)) return newIdFile(name);
  const result = readIdFile(readNamedText(path ?? '', absolute), name);
  if ('file' in result) return result.file;
  throw new UsageError(`${path}:${result.line}:${result.column} ${result.error}`);
}

/** A pack and the id file it was made with. */
interface Numbered {
  readonly pack: Pack | null;
  readonly idsBefore: IdFile;
}

/**
 * Writes the ids that a build has given. Two builds at once lose nothing: under a lock the file is read again, what
 * another build has written meanwhile stays, and where both have given one id away this build is made anew.
 *
 * @param path of the id file, as it was named
 * @param makeAnew builds once more, from the id file as it is now
 * @returns the build whose ids the file holds
 */
export async function keepIds<Project extends Numbered>(
  project: Project,
  path: string,
  name: string,
  workingDirectory: string,
  makeAnew: () => Project,
): Promise<Project> {
  const absolute = resolve(workingDirectory, path);
  return await withLock(`${absolute}.lock`, () => {
    if (project.pack === null) return project;
    const now = readIds(path, name, workingDirectory);
    const merged = mergeIdFiles(project.idsBefore, project.pack.ids, now);
    if (merged !== null) {
      write(absolute, merged);
      return project;
    }
    const anew = makeAnew();
    if (anew.pack !== null) write(absolute, anew.pack.ids);
    return anew;
  });
}

/** A file that says the same already keeps its time. */
function write(absolute: string, ids: IdFile): void {
  const text = printIdFile(ids);
  if (!existsSync(absolute) || readFileSync(absolute, 'utf8') !== text) writeFileAtomically(absolute, text);
}
