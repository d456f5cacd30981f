import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { buildBench } from './build.ts';
import { chainsBench } from './chains.ts';
import { costBench } from './cost.ts';
import { engineBench } from './engine.ts';
import { engineMemoryBench } from './engine-memory.ts';
import { lazyChainBench } from './lazy-chain.ts';
import type { Bench } from './measure.ts';
import { packBench } from './pack.ts';
import { profileBench } from './profile.ts';
import { sigmaBench } from './sigma.ts';

const benches: readonly Bench[] = [
  chainsBench,
  lazyChainBench,
  sigmaBench,
  buildBench,
  engineBench,
  packBench,
  costBench,
];
/** Those that take minutes or are about something given, and run only when named. */
const benchesByName: readonly Bench[] = [engineMemoryBench, profileBench];

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { rules: { type: 'string' }, events: { type: 'string' }, top: { type: 'string', default: '25' } },
});
const options = { rules: values.rules, events: values.events, top: Number(values.top) };

/** In the order they run; `npm run bench -- NAME…` runs some. */
const known = [...benches, ...benchesByName];
const unknown = wanted.filter((name) => !known.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}: ${known.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
if (!(options.top > 0)) {
  console.error(`--top ${values.top}: write how many conditions to show, e.g. --top 50`);
  process.exit(2);
}
const chosen = wanted.length === 0 ? benches : known.filter(({ name }) => wanted.includes(name));
for (const bench of chosen) {
  const report = bench.run(options);
  if (report === null) {
    console.log(`${bench.name}: skipped: ../shared not present\n`);
    continue;
  }
  const table = new Table({ head: [...report.head], style: { head: [], border: [] } });
  for (const row of report.rows) table.push([...row]);
  console.log(`${bench.name}: ${report.title}\n${table.toString()}\n${report.reads}\n`);
}
