import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Pack } from '@sigmazuh/wazuh';
import { isSystemError, systemReason } from '../files/file-errors.ts';
import { recordOf } from '../files/record-of.ts';
import { OutputError } from '../files/write/output-error.ts';
import { replaceDirectory } from '../files/write/replace-directory.ts';
import { type WrittenFile, writeFileAtomically } from '../files/write/write-files.ts';
import { version } from '../version.ts';

export const manifestName = 'manifest.json';
const toolName = 'sigmazuh';

/** The files of a pack: rules, lists, decoders in a folder of theirs, and last the manifest, which names them all. */
export function packFiles(pack: Pack): readonly WrittenFile[] {
  return [...loadedFiles(pack), { path: manifestName, text: manifestText(pack) }];
}

/** What a manager loads. Rules, decoders and lists are told apart by their directories only. */
function loadedFiles(pack: Pack): readonly WrittenFile[] {
  return [
    ...pack.files.map(({ name, text }) => ({ path: name, text })),
    ...pack.decoders.map(({ name, text }) => ({ path: `decoders/${name}`, text })),
    ...pack.lists.map(({ name, text }) => ({ path: name.replace(/^etc\//, ''), text })),
  ];
}

/** The pack's table of contents, with the files it consists of and what they hold, by their SHA-256. */
export function manifestText(pack: Pack): string {
  return manifestOfFiles(pack.manifest, loadedFiles(pack));
}

/** A table of contents of any target, with its files. */
export function manifestOfFiles(contents: object, files: readonly WrittenFile[]): string {
  const manifest = {
    tool: { name: toolName, version },
    ...contents,
    files: files.map(({ path }) => path),
    checksums: Object.fromEntries(files.map(({ path, text }) => [path, checksum(text)])),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const checksum = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');

/**
 * Writes the pack into a directory in the place of the one before. Files of others stay; a manifest that another tool
 * wrote is set aside.
 *
 * @param warn told what was set aside or left
 */
export function writePack(pack: Pack, directory: string, warn: (text: string) => void): void {
  writeFilesOfPack(packFiles(pack), directory, warn);
}

/** The same for the files of any target, its manifest among them. */
export function writeFilesOfPack(
  files: readonly WrittenFile[],
  directory: string,
  warn: (text: string) => void,
): void {
  const before = readManifestIn(directory);
  if (before.kind === 'foreign') {
    const aside = join(directory, `${manifestName}.not-ours`);
    writeFileAtomically(aside, before.text);
    warn(`${join(directory, manifestName)} was not written by ${toolName}: it is kept as ${aside}`);
  }
  const own = before.kind === 'ours' ? filesToReplace(directory, before, files, warn) : [];
  replaceDirectory(directory, files, before.kind === 'none' ? own : [...own, manifestName]);
}

/** What lies in a directory under the manifest's name. */
type FoundManifest =
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign'; readonly text: string }
  | {
      readonly kind: 'ours';
      readonly files: readonly string[];
      readonly checksums: Readonly<Record<string, string>>;
    };

/** Looks for a pack's manifest; one that does not say that this tool wrote it is believed in nothing. */
export function readManifestIn(directory: string): FoundManifest {
  let text: string;
  try {
    text = readFileSync(resolve(directory, manifestName), 'utf8');
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return { kind: 'none' };
    throw new OutputError(join(directory, manifestName), systemReason(error));
  }
  return parseManifest(text) ?? { kind: 'foreign', text };
}

/** A pack's manifest as text, or `null` when it is none. */
function parseManifest(text: string): (FoundManifest & { readonly kind: 'ours' }) | null {
  const manifest = recordOf(parse(text));
  const { files } = manifest;
  if (!isOurs(manifest) || !Array.isArray(files)) return null;
  const checksums = Object.entries(recordOf(manifest.checksums)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { kind: 'ours', files: files.filter(isPackPath), checksums: Object.fromEntries(checksums) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Manifests of before 0.2 did not name the tool; they are told by what they counted. */
function isOurs(manifest: Readonly<Record<string, unknown>>): boolean {
  if (manifest.tool !== undefined) return recordOf(manifest.tool).name === toolName;
  const { wazuhRules } = recordOf(manifest.totals);
  return Array.isArray(manifest.rules) && Array.isArray(manifest.coverage) && typeof wazuhRules === 'number';
}

/** Paths of packs are plain names, in a folder at most; anything else was put there by hand. */
function isPackPath(path: unknown): path is string {
  return typeof path === 'string' && /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/.test(path);
}

/** The files of the pack before, without those that are no longer part of it and that somebody has changed since. */
function filesToReplace(
  directory: string,
  { files, checksums }: FoundManifest & { readonly kind: 'ours' },
  written: readonly WrittenFile[],
  warn: (text: string) => void,
): readonly string[] {
  return files.filter((path) => {
    const expected = Object.hasOwn(checksums, path) ? checksums[path] : undefined;
    const content = contentOf(join(directory, path));
    if (content === null || expected === undefined || checksum(content) === expected) return true;
    const isWritten = written.some((file) => file.path === path);
    warn(
      `${join(directory, path)} was changed by hand since it was built: ${isWritten ? 'it is overwritten' : 'it stays'}`,
    );
    return isWritten;
  });
}

function contentOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    systemReason(error);
    return null;
  }
}
