import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';

/** The reference material beside the repository, or `null` when it is not there. */
export const sharedFolder: string | null = findShared();

function findShared(): string | null {
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const shared = join(folder, '..', 'shared');
    if (existsSync(join(folder, 'biome.json'))) return existsSync(shared) ? shared : null;
  }
  return null;
}

/** A test that needs the reference material: named as skipped when it is missing; `milliseconds` is how long it may take. */
export function itWithShared(name: string, test: (shared: string) => void, milliseconds = 60_000): void {
  if (sharedFolder === null) it.skipIf(true)(`${name} (skipped: ../shared not present)`, () => {});
  else it(name, () => test(sharedFolder), milliseconds);
}

export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** All YAML files below a folder, sorted by name. */
export function yamlFilesIn(folder: string): readonly TextFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}
