/**
 * Adopts the stock rules of Wazuh, builds the Sigma rules again beside the stock ruleset, and compares how recorded
 * events end without the pack and with it. Rules that count are judged by
 * timed streams: does the correlation hold at the event at which the manager fires? Needs `../shared` beside the
 * repository.
 *
 *     npm run adopt-corpus              rules for Windows and Linux
 *     npm run adopt-corpus -- all       every stock rule
 */
import { readStock, sharedIsPresent } from '../corpus/shared.ts';
import { convertedBy, judge, rebuild } from './judge-adopted.ts';
import { judgeCounting } from './judge-counting.ts';
import {
  readRecordings,
  regressionSeries,
  rulesetTestSeries,
  stockRecordingSeries,
} from './recorded-events.ts';
import { isForWindowsOrLinux } from './stock-files.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

const everything = process.argv.includes('all');
const manager = readStock();
const began = performance.now();
const { adopted, pack } = rebuild(manager, ({ name }) => everything || isForWindowsOrLinux(name));
const seconds = ((performance.now() - began) / 1000).toFixed(1);

const taken = adopted.rules.filter(({ outcome }) => outcome.kind === 'adopted');
const built = convertedBy(adopted, pack);
say(
  `${adopted.rules.length} stock rules: ${taken.length} adopted, ${built.size} of them built again, in ${seconds} s`,
);
const counts = new Map<string, number>();
for (const { outcome } of adopted.rules) {
  if (outcome.kind === 'refused') counts.set(outcome.code, (counts.get(outcome.code) ?? 0) + 1);
}
for (const [code, count] of [...counts].sort(([, a], [, b]) => b - a))
  say(`  ${`${count}`.padStart(5)} refused: ${code}`);
const unbuilt = pack.manifest.rules.filter(({ status }) => status === 'refused');
const reasons = new Map<string, number>();
for (const { reason } of unbuilt) {
  const known = (reason ?? '')
    .replace(/^\S+ /, '')
    .replaceAll(/"[^"]*"/g, '"…"')
    .slice(0, 90);
  reasons.set(known, (reasons.get(known) ?? 0) + 1);
}
for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a)) {
  say(`  ${`${count}`.padStart(5)} adopted, and not built: ${reason}`);
}

const recordings = readRecordings();
const judgements = [
  ['regression events of SigmaHQ', regressionSeries()],
  ["lines of Wazuh's ruleset tests", rulesetTestSeries()],
  ['events recorded beside the stock ruleset', stockRecordingSeries(recordings)],
] as const;
let wrong = 0;
for (const [title, series] of judgements) {
  const found = judge(manager, { adopted, pack }, series);
  say(
    `${found.events} ${title}: ${found.inAdopted} ended in ${found.exercised.size} adopted rules (${found.left} left to the manager's rule by a guard), ${found.counted} in rules that count, ${found.outranked} below a rule that the build could not tell; ${found.wrong.length} end otherwise`,
  );
  for (const line of found.wrong.slice(0, 40)) say(`  ${line}`);
  wrong += found.wrong.length;
}

const counting = judgeCounting(manager, adopted);
say(
  `${counting.adopted} adopted rules count: ${counting.judged} of them judged by ${counting.streams} timed streams, of which ${counting.firing} fire in both; ${counting.wrong.length} end otherwise`,
);
for (const line of counting.wrong) say(`  ${line}`);
wrong += counting.wrong.length;
process.exitCode = wrong === 0 ? 0 : 1;
