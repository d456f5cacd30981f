// node scripts/check-version.js X.Y.Z: every package has that version, so that a tag says the truth.
import { readdirSync, readFileSync } from 'node:fs';

const [wanted] = process.argv.slice(2);
const root = new URL('../', import.meta.url);
const folders = [
  ...readdirSync(new URL('packages/', root)).map((name) => `packages/${name}`),
  'editors/vscode',
];
const wrong = folders
  .map((folder) => JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8')))
  .filter(({ version }) => version !== wanted)
  .map(({ name, version }) => `${name} has version ${version}, not ${wanted}`);
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join('\n')}\n`);
  process.exitCode = 1;
}
