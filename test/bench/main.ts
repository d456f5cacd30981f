import Table from 'cli-table3';
import { buildBench } from './build.ts';
import { chainsBench } from './chains.ts';
import { engineBench } from './engine.ts';
import { engineMemoryBench } from './engine-memory.ts';
import { lazyChainBench } from './lazy-chain.ts';
import type { Bench } from './measure.ts';
import { packBench } from './pack.ts';
import { sigmaBench } from './sigma.ts';

const benches: readonly Bench[] = [
  chainsBench,
  lazyChainBench,
  sigmaBench,
  buildBench,
  engineBench,
  packBench,
];
/** Those that take minutes, and run only when named. */
const longBenches: readonly Bench[] = [engineMemoryBench];

/** In the order they run; `npm run bench -- NAME…` runs some. */
const wanted = process.argv.slice(2);
const chosen =
  wanted.length === 0 ? benches : [...benches, ...longBenches].filter(({ name }) => wanted.includes(name));
for (const bench of chosen) {
  const report = bench.run();
  if (report === null) {
    console.log(`${bench.name}: skipped: ../shared not present\n`);
    continue;
  }
  const table = new Table({ head: [...report.head], style: { head: [], border: [] } });
  for (const row of report.rows) table.push([...row]);
  console.log(`${bench.name}: ${report.title}\n${table.toString()}\n${report.reads}\n`);
}
