/**
 * Puts random timed streams before the evaluator and Wazuh's engine, for every kind of correlation that is written, and
 * says how often and in which direction their alerts differ. Ends with 1 where a kind breaks what it promises.
 *
 *     npm run streams -- [--streams N] [--length N] [--only TEXT] [--stock] [--seed N]
 *     npm run streams -- --sets N [--seed N]
 *
 * `--stock` puts the pack beside the stock rules (needs `../shared`), whose alerts then stand in for events that count,
 * and which count some of them themselves. `--sets` makes random sets of correlations, with references, filters,
 * aliases and odd timespans, and puts eight streams before each. `--seed` makes other streams and sets.
 */
import { parseArgs } from 'node:util';
import { readStock, sharedIsPresent } from '../corpus/shared.ts';
import { isKept, judgeKind, prepareKind } from './judge-kind.ts';
import { judgeSets } from './judge-sets.ts';
import { kinds } from './kinds.ts';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1000' },
    length: { type: 'string', default: '40' },
    only: { type: 'string', default: '' },
    stock: { type: 'boolean', default: false },
    sets: { type: 'string' },
    seed: { type: 'string', default: '' },
  },
});

const say = (text: string) => process.stdout.write(`${text}\n`);
if (values.stock && !sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}
if (values.sets !== undefined) {
  const { sets, written, exactSets, alerts, faults } = judgeSets(Number(values.sets), 8, values.seed);
  for (const fault of faults) say(`${fault}\n`);
  say(
    `${sets} sets: ${written.exact} correlations written without consent, ${written.approximate} with it; ${exactSets} sets whose alerts have to be the same; ${alerts} alerts, ${faults.length} faults`,
  );
  process.exit(faults.length > 0 ? 1 : 0);
}
const stock = values.stock ? readStock() : undefined;
const cells = (...texts: readonly (string | number)[]) =>
  texts.map((text, at) => (at === 0 ? String(text).padEnd(56) : String(text).padStart(11))).join('');
say(`${values.streams} streams of ${values.length} events for each kind`);
say(cells('', 'alike', 'both', 'only Sigma', 'only Wazuh', 'none near', 'promise'));
let broken = 0;
for (const kind of kinds.filter(({ name }) => name.includes(values.only))) {
  const report = judgeKind(
    prepareKind(kind, stock),
    Number(values.streams),
    Number(values.length),
    values.seed,
  );
  const { same, both, onlySigma, onlyWazuh, missed } = report;
  const { promise } = report.kind;
  const kept = isKept(report) ? promise : `NOT ${promise}`;
  if (!isKept(report)) broken += 1;
  say(cells(kind.name, same, both, onlySigma, onlyWazuh, missed, kept));
}
process.exitCode = broken > 0 ? 1 : 0;
