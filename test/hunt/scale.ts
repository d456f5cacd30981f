/**
 * Hunts among very many events on a real OpenSearch: makes and indexes them, runs the `hunt` command with all rules as a
 * process of its own, and prints how long that took, its memory, and the rules that took longest. Needs a node, and
 * `../shared` for SigmaHQ's rules and events; the project's own are taken where it is not there.
 *
 *     npm run opensearch -- npm run hunt-scale -- [--events N] [--every N] [--parallel N] [--keep-index] [--kept-index] [PATH…]
 *
 * `--every 20` takes every twentieth file of rules, which says what all would cost in a twentieth of the time;
 * `--kept-index` hunts in the events that an earlier run with `--keep-index` left.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { readCorpus, ruleFolders, shared, sharedIsPresent } from '../corpus/shared.ts';
import { urlVariable } from '../opensearch-node/start-node.ts';
import { ownRules, projectRoot } from '../own-pack.ts';
import { Decoding, payloadEvents, regressionEvents } from './events.ts';
import { streamMapping } from './judge-correlations.ts';
import { madeEvents } from './made-events.ts';
import { byReason, SearchNode } from './search-node.ts';
import { stockTemplate } from './stock-template.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '1000000' },
    every: { type: 'string', default: '1' },
    parallel: { type: 'string', default: '2' },
    'keep-index': { type: 'boolean', default: false },
    'kept-index': { type: 'boolean', default: false },
  },
});
const url = process.env[urlVariable];
if (url === undefined) {
  say('skipped: no OpenSearch, npm run opensearch -- COMMAND starts one');
  process.exit(0);
}

/** What the command prints of each rule. */
interface HuntedRule {
  readonly title: string;
  readonly hits?: number;
  readonly error?: string;
  readonly milliseconds: number;
}

const index = 'wazuh-archives-4.x-scale';
const node = new SearchNode(url);
const workplace = mkdtempSync(join(tmpdir(), 'sigmazuh-scale-'));
try {
  if (!values['kept-index']) await indexEvents(Number(values.events));
  const rules = someOf(positionals.length > 0 ? positionals : usualRules(), Number(values.every));
  const output = join(workplace, 'hunt.json');
  const hits = join(workplace, 'hits.ndjson');
  const [began, busy] = [performance.now(), await processorTime()];
  const memory = await hunt(rules, output, hits);
  const milliseconds = performance.now() - began;
  const server = (await processorTime()) - busy;
  const { rules: hunted } = JSON.parse(readFileSync(output, 'utf8'));
  report(hunted, { milliseconds, server, memory }, await linesOf(hits));
} finally {
  if (!values['keep-index']) await node.call('DELETE', `/${index}`);
  rmSync(workplace, { recursive: true, force: true });
}

function usualRules(): readonly string[] {
  const sigmaHq = ruleFolders.map((folder) => join(shared, 'sigmahq', folder));
  return [...(sharedIsPresent ? sigmaHq : [join(projectRoot, 'sigma')]), join(projectRoot, 'correlations')];
}

function someOf(paths: readonly string[], every: number): readonly string[] {
  if (every === 1) return paths;
  const files = paths.flatMap((path) =>
    path.endsWith('.yml') ? [path] : globSync('**/*.yml', { cwd: path, absolute: true }).sort(),
  );
  return files.filter((_, i) => i % every === 0);
}

async function indexEvents(count: number): Promise<void> {
  const decoding = new Decoding(sharedIsPresent ? readCorpus() : ownRules());
  const templates = [...(sharedIsPresent ? regressionEvents(decoding) : []), ...payloadEvents(decoding)].map(
    ({ document }) => document,
  );
  await node.call('DELETE', `/${index}`);
  await node.call('PUT', `/${index}`, sharedIsPresent ? stockTemplate() : streamMapping);
  await node.call('PUT', `/${index}/_settings`, { index: { refresh_interval: '-1' } });
  const began = performance.now();
  let part = new Map<string, unknown>();
  const refused: string[] = [];
  const send = async () => refused.push(...(await node.index(index, part)).values());
  for (const [id, document] of madeEvents(templates, count, Date.now())) {
    part.set(id, document);
    if (part.size < 20_000) continue;
    await send();
    part = new Map();
  }
  await send();
  const seconds = (performance.now() - began) / 1000;
  const stats = (await node.call('GET', `/${index}/_stats/store`)) as {
    readonly _all: { readonly primaries: { readonly store: { readonly size_in_bytes: number } } };
  };
  const megabytes = Math.round(stats._all.primaries.store.size_in_bytes / 2 ** 20);
  say(
    `${count} events made of ${templates.length} and indexed in ${seconds.toFixed(0)} s, ${refused.length} refused, ${megabytes} MiB`,
  );
  for (const [reason, events] of byReason(refused)) say(`  ${events.length} refused: ${reason}`);
}

/** Runs the command; gives its resident memory, in MiB, every second. */
async function hunt(rules: readonly string[], output: string, hits: string): Promise<readonly number[]> {
  const words = ['hunt', ...rules, '--url', url ?? '', '--index', index, '--since', '60d'];
  const options = ['--parallel', values.parallel, '--format', 'json', '--hits', hits];
  const main = join(projectRoot, 'packages', 'cli', 'build', 'main.js');
  const child = spawn(process.execPath, [main, ...words, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.pipe(createWriteStream(output));
  const memory: number[] = [];
  const timer = setInterval(() => {
    const told = execFileSync('ps', ['-o', 'rss=', '-p', `${child.pid}`], { encoding: 'utf8' });
    memory.push(Math.round(Number(told) / 1024));
  }, 1_000);
  const [code] = await once(child, 'exit');
  clearInterval(timer);
  if (code !== 0 && code !== 1) throw new Error(`hunt ended with ${code}`);
  return memory;
}

/** What the node has taken of processors so far, in milliseconds: on a busy machine that says more than a clock. */
async function processorTime(): Promise<number> {
  const { nodes } = (await node.call('GET', '/_nodes/_local/stats/process')) as {
    readonly nodes: Readonly<
      Record<string, { readonly process: { readonly cpu: { readonly total_in_millis: number } } }>
    >;
  };
  return Object.values(nodes).reduce((sum, { process: { cpu } }) => sum + cpu.total_in_millis, 0);
}

/** Hits of many rules among very many events are more than one text can hold. */
async function linesOf(file: string): Promise<number> {
  let lines = 0;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}

interface Expense {
  readonly milliseconds: number;
  /** Processor time of the node. */
  readonly server: number;
  readonly memory: readonly number[];
}

function report(
  rules: readonly HuntedRule[],
  { milliseconds, server, memory }: Expense,
  lines: number,
): void {
  const total = rules.reduce((sum, rule) => sum + (rule.hits ?? 0), 0);
  const failed = rules.filter(({ error }) => error !== undefined);
  const times = rules.map((rule) => rule.milliseconds).sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  say(
    `${rules.length} rules in ${(milliseconds / 1000).toFixed(0)} s, ${(server / 1000).toFixed(0)} s of the node's processors; ${rules.filter((rule) => (rule.hits ?? 0) > 0).length} with ${total} hits, ${failed.length} not searched; ` +
      `${lines} lines of hits written`,
  );
  say(
    `a rule: ${at(0.5)} ms in the middle, ${at(0.9)} ms for nine of ten, ${at(0.99)} ms for 99 of 100, ${at(1)} ms at most`,
  );
  const quarter = (i: number) =>
    memory.slice(Math.floor((memory.length * i) / 4), Math.floor((memory.length * (i + 1)) / 4));
  const peaks = [0, 1, 2, 3].map((i) => Math.max(0, ...quarter(i)));
  say(`memory of the command, at most in each quarter of the time: ${peaks.join(', ')} MiB`);
  for (const { title, milliseconds: own } of [...rules]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 10)) {
    say(`  ${own} ms  ${title}`);
  }
  for (const { title, error } of failed) say(`  not searched: ${title}: ${error}`);
}
