import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleCommand } from '../../../scripts/bundle-command.ts';

/** Puts the command's bundle, and the names of the packages in it, where `bin/sigmazuh.js` looks for them. */
const directory = fileURLToPath(new URL('../bundle', import.meta.url));
const { files, metafile } = await bundleCommand();
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^packages\/([^/]+)\/src\//.exec(path)?.[1] ?? []),
);
const madeOf = Buffer.from(`${JSON.stringify([...packages].toSorted())}\n`);
rmSync(directory, { recursive: true, force: true });
for (const { name, body } of [...files, { name: 'made-of.json', body: madeOf }]) {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
}
