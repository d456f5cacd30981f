// node scripts/check-version.js X.Y.Z: every package has that version, so that a tag says the truth.
import { readdirSync, readFileSync } from 'node:fs';

const [wanted] = process.argv.slice(2);
const packages = new URL('../packages/', import.meta.url);
const wrong = readdirSync(packages)
  .map((name) => JSON.parse(readFileSync(new URL(`${name}/package.json`, packages), 'utf8')))
  .filter(({ version }) => version !== wanted)
  .map(({ name, version }) => `${name} has version ${version}, not ${wanted}`);
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join('\n')}\n`);
  process.exitCode = 1;
}
