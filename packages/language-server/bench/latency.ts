import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver/node';
import { builtServer, EditorClient } from '../test/client.ts';

/**
 * How long an editor waits, in a project of thousands of rules (SigmaHQ's, in ../shared):
 *
 *     npx tsx --conditions=sigmazuh:source packages/language-server/bench/latency.ts
 */
const corpus = resolve(fileURLToPath(new URL('../../../', import.meta.url)), '../shared/sigmahq');
if (!existsSync(corpus)) {
  process.stdout.write('skipped: ../shared not present\n');
  process.exit(0);
}

const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .map((name) => ({ name, text: readFileSync(join(corpus, name), 'utf8') }));
const long = files
  .filter(({ text }) => text.includes('process_creation'))
  .sort((one, other) => distance(one.text) - distance(other.text))
  .slice(0, 5);

const server = await builtServer();
const editor = new EditorClient(server.argv, { 'sigmazuh.yml': `rules: [${JSON.stringify(corpus)}]\n` });
const say = (text: string) => void process.stdout.write(`${text}\n`);
const since = (start: number): string => `${(performance.now() - start).toFixed(1)} ms`;

let start = performance.now();
await editor.start();
say(`${files.length} rules; the server answers after ${since(start)}`);

start = performance.now();
const first = long[0];
if (first === undefined) throw new Error('the corpus has no long rule');
await editor.open('rules/first.yml', first.text);
await editor.diagnostics('rules/first.yml', () => true);
say(`the first diagnostics of a file: ${since(start)}`);
const complete = editor.diagnostics('rules/first.yml', isComplete, 60_000).then(() => since(start));

// While the project is being read.
say(`a key while the project is read: ${spread(await keys(first.text, 40))}`);
say(`all that there is to say of it, the project read: ${await complete}`);

for (const { name, text } of long) {
  await editor.open(`rules/${name}`, text);
  const times = await keys(text, 40, `rules/${name}`);
  const lines = text.split('\n').length;
  say(`${lines} lines: a key ${spread(times)}; ${name}`);
  start = performance.now();
  const changed = `${text}# end\n`;
  await editor.change(`rules/${name}`, changed);
  await editor.diagnostics(`rules/${name}`, isComplete, 60_000);
  say(`  all findings, with the rest of 200 ms before: ${since(start)}`);
  const position = { line: Math.floor(lines / 2), character: 6 };
  for (const method of ['hover', 'completion', 'documentSymbol']) {
    start = performance.now();
    await editor.ask(`textDocument/${method}`, `rules/${name}`, position);
    say(`  ${method}: ${since(start)}`);
  }
  start = performance.now();
  await editor.connection.sendRequest('sigmazuh.convert', { uri: editor.uri(`rules/${name}`) });
  say(`  convert: ${since(start)}`);
  await editor.close(`rules/${name}`);
}
await editor.end();
server.remove();

function distance(text: string): number {
  return Math.abs(text.split('\n').length - 200);
}

/** The corpus has the rule already, which is told when all files have been compared. */
function isComplete(told: readonly Diagnostic[]): boolean {
  return told.some(({ code }) => code === 'duplicate-id' || code === 'duplicate-title');
}

/** Types letters into the middle of a text and waits for the diagnostics of each. */
async function keys(text: string, count: number, path = 'rules/first.yml'): Promise<readonly number[]> {
  const at = text.indexOf('\n', text.length / 2);
  const times: number[] = [];
  for (let typed = 1; typed <= count; typed += 1) {
    const changed = `${text.slice(0, at)} # ${'x'.repeat(typed)}${text.slice(at)}`;
    const before = performance.now();
    await editor.change(path, changed);
    await editor.diagnostics(path, () => true);
    times.push(performance.now() - before);
  }
  return times;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `${at(0.5)} ms in the middle, ${at(0.95)} ms at the 95th percentile, ${at(1)} ms at most`;
}
