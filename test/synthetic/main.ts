/**
 * Makes events out of the meaning of every converted SigmaHQ rule and puts them before both judges: the evaluator,
 * and Wazuh's engine with the stock ruleset and the whole pack. Needs `../shared` beside the repository.
 *
 *     npm run synthetic -- [--from FOLDER] [--rules N] [--only TEXT] [--part I/N] [--random N [--seed N]]
 *                          [--branches N] [--cases N] [--show N] [--json FILE]
 *
 * `--part 2/4` makes the events of the second quarter of the rules only. `--rules` takes an even sample of the rules,
 * `--only` those whose path or title has the text. `--from` takes a folder's rules instead of SigmaHQ's, `--random`
 * random ones.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRuleset, type Ruleset, type RulesetSources } from '@sigmazuh/logtest';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { readCorpus, readRulesOf, readStock, sharedIsPresent } from '../corpus/shared.ts';
import { judgeRules } from './judge/judge-rules.ts';
import { reportText } from './judge/report.ts';
import { randomRules } from './random/random-rules.ts';
import { spread } from './scenario/question.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    from: { type: 'string' },
    rules: { type: 'string' },
    only: { type: 'string' },
    part: { type: 'string', default: '1/1' },
    random: { type: 'string' },
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '120' },
    branches: { type: 'string', default: '40' },
    show: { type: 'string', default: '25' },
    json: { type: 'string' },
  },
});

if (!sharedIsPresent) {
  say('skipped: ../shared not present');
  process.exit(0);
}

const known =
  values.random !== undefined
    ? randomRules(Number(values.random), Number(values.seed))
    : values.from !== undefined
      ? readRulesOf(resolve(values.from))
      : readCorpus();
if (values.random !== undefined) say(`random rules of seed ${values.seed}`);
const chosen = known.filter(
  (rule) => values.only === undefined || `${rule.range.file} ${rule.title.value}`.includes(values.only),
);
const rules = values.rules === undefined ? chosen : spread(chosen, Number(values.rules));
const stock = readStock();
const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
const full = load({
  ...stock,
  rules: [...stock.rules, ...pack.files],
  decoders: [...stock.decoders, ...pack.decoders],
});
say(`${rules.length} rules, ${pack.manifest.totals.converted} of them in the pack`);

const budget = { branches: Number(values.branches), cases: Number(values.cases) };
const [part = 1, parts = 1] = values.part.split('/').map(Number);
const judged = rules.filter((_, i) => i % parts === part - 1);
const tally = judgeRules({ rules, judged, pack, stock: load(stock), full }, budget, say);

say(reportText(tally, Number(values.show)));
if (values.json !== undefined) {
  const { differences, withoutMatch, withoutMiss, strangers, total } = tally;
  const report = {
    total,
    sources: Object.fromEntries(tally.sources),
    withoutMatch,
    withoutMiss,
    strangers: Object.fromEntries(strangers),
    differences,
  };
  writeFileSync(values.json, JSON.stringify(report, null, 2));
}
process.exitCode = tally.total.differs > 0 ? 1 : 0;

function load(sources: RulesetSources): Ruleset {
  const { ruleset, report } = loadRuleset(sources);
  if (ruleset === null) throw new Error(report.messages.map((message) => message.text).join('\n'));
  return ruleset;
}
