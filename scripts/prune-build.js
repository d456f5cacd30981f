// Takes out of a package's build what its sources do not make any more, so that a checkout of any age packs what a fresh
// one does. Run in the package's directory, after the compiler.
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const output = /\.(?:js|d\.ts)(?:\.map)?$/;

for (const entry of readdirSync('build', { recursive: true, withFileTypes: true })) {
  const path = relative('build', join(entry.parentPath, entry.name));
  if (!entry.isFile() || !output.test(path)) continue;
  const source = join('src', path.replace(output, ''));
  if (!existsSync(`${source}.ts`)) rmSync(join('build', path));
}
dropEmpty('build');

/** @param {string} directory */
function dropEmpty(directory) {
  const entries = readdirSync(directory, { withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) dropEmpty(join(directory, entry.name));
  if (readdirSync(directory).length === 0) rmdirSync(directory);
}
