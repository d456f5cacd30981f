/**
 * Builds the pack of all SigmaHQ rules and judges it with the stock ruleset beside it, by the regression events and by
 * `--mixed N` events (1,000) whose fields take values that the manager's rules ask for, other ones for another
 * `--seed`. `--json FILE` also writes the figures. Needs `../shared` beside the repository.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadRuleset } from '@sigmazuh/logtest';
import { buildPack, emptyIdFile, limits, type ManifestRule, type Pack } from '@sigmazuh/wazuh';
import { judgeEvents } from './judge-events.ts';
import { judgeMixed } from './judge-mixed.ts';
import { mixedEvents } from './mixed-events.ts';
import { readCorpus, readRegressionEvents, readStock, sharedIsPresent } from './shared.ts';

const { values } = parseArgs({
  options: {
    mixed: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

const stock = readStock();
const rules = readCorpus();
const began = performance.now();
const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const { converted, refused, wazuhRules } = pack.manifest.totals;
say(
  `${rules.length} Sigma rules: ${converted} converted, ${refused} refused; ${wazuhRules} Wazuh rules in ${seconds} s`,
);
for (const line of [...shares(pack), ...coverage(pack)]) say(line);

const { ruleset, report } = loadRuleset({
  ...stock,
  rules: [...stock.rules, ...pack.files],
  decoders: [...stock.decoders, ...pack.decoders],
});
say(
  `loads: ${report.ok}, ${report.rules} rules, ${report.nodes} nodes (at most ${limits.treeNodes}), ${millions(report.loaderSteps)} loader steps (at most ${millions(limits.loaderSteps)}), ${report.messages.length} messages`,
);
for (const message of report.messages.slice(0, 20)) say(`  ${message.text}`);
if (ruleset === null) process.exit(1);

const regression = readRegressionEvents();
const judgement = judgeEvents(regression, ruleset, pack.manifest);
const { tried } = judgement;
const at = (share: number) => tried[Math.min(tried.length - 1, Math.floor(tried.length * share))] ?? 0;
say(`${judgement.exact} of ${judgement.events} regression events end exactly right`);
for (const line of judgement.wrong) say(`  ${line}`);
say(`rules tried for an event: median ${at(0.5)}, 99th percentile ${at(0.99)}`);

const plain = loadRuleset(stock).ruleset;
if (plain === null) throw new Error('the stock ruleset does not load');
const events = mixedEvents(regression, stock, Number(values.mixed), Number(values.seed));
const mixed = judgeMixed(events, rules, { stock: plain, withPack: ruleset, manifest: pack.manifest });
say(
  `${mixed.exact} of ${events.length} mixed events end exactly right; on ${mixed.both} both have an opinion, ${mixed.outranked} of these are left to the manager`,
);
for (const line of mixed.wrong.slice(0, 20)) say(`  ${line}`);

if (values.json !== undefined) {
  writeFileSync(
    values.json,
    JSON.stringify(
      {
        totals: pack.manifest.totals,
        nodes: report.nodes,
        loaderSteps: report.loaderSteps,
        ...judgement,
        mixed,
      },
      null,
      2,
    ),
  );
}
process.exitCode =
  report.ok &&
  report.messages.length === 0 &&
  report.nodes <= limits.treeNodes &&
  report.loaderSteps <= limits.loaderSteps &&
  judgement.wrong.length === 0 &&
  mixed.wrong.length === 0
    ? 0
    : 1;

function millions(count: number): string {
  return `${(count / 1e6).toFixed(0)} million`;
}

/** How much of what can be converted is: events have to reach Wazuh, and placeholders need values. */
function shares({ manifest }: Pack): readonly string[] {
  const isFor = (reason: RegExp) => (rule: ManifestRule) => !reason.test(rule.reason ?? '');
  const reaching = manifest.rules.filter(isFor(/^no event of .* reaches Wazuh/));
  const groups: readonly (readonly [string, readonly ManifestRule[]])[] = [
    ['rules whose events reach Wazuh', reaching],
    ['of these, rules whose placeholders have values', reaching.filter(isFor(/placeholder/))],
    ['Windows rules', manifest.rules.filter((rule) => rule.logSource.startsWith('product windows'))],
  ];
  return groups.map(([name, rules]) => {
    const converted = rules.filter((rule) => rule.status === 'converted').length;
    return `  ${name}: ${converted} of ${rules.length} converted, ${((100 * converted) / rules.length).toFixed(2)} %`;
  });
}

/** Refusals by reason; where a log source was not converted in full, by log source. */
function coverage({ manifest }: Pack): readonly string[] {
  return manifest.coverage
    .filter((source) => source.refused > 0)
    .flatMap((source) => [
      `  ${source.logSource}: ${source.converted} converted, ${source.refused} refused`,
      ...Object.entries(source.reasons).map(([reason, count]) => `    ${count} × ${reason}`),
    ]);
}
