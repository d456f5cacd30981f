import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';
import { expect, it } from 'vitest';
import { judgeUnlessRefused } from '../packages/wazuh/test/sources/line-judge.ts';
import { randomLine } from './json-lines/random-line.ts';
import { randomRule } from './json-lines/random-rule.ts';
import { Dice } from './synthetic/dice.ts';

const bare = (record: string) => record;
const wrapped = (module: string) => (record: string) => `{"integration":"${module}","${module}":${record}}`;
const ofCloudTrail = (record: string) => wrapped('aws')(record.replace('{', '{"source":"cloudtrail",'));

/** Logs that are JSON, as they reach Wazuh. */
const logs = [
  { logSource: 'product: kubernetes, service: audit', line: bare },
  { logSource: 'product: okta, service: okta', line: bare },
  { logSource: 'product: azure, service: signinlogs', line: bare },
  { logSource: 'product: aws, service: cloudtrail', line: ofCloudTrail },
  { logSource: 'product: m365, service: audit', line: wrapped('office365') },
  { logSource: 'product: github, service: audit', line: wrapped('github') },
] as const;

/** Members by which the bare ones say that they are of such a log. */
const marker = '"eventType":"x","auditID":"x","operationName":"x"';

const rules = Number(process.env.SIGMAZUH_JSON_RULES ?? 60);
const linesOfRule = 40;

function parsed(text: string): SigmaRule {
  const [rule] = parseSigma(text, 'rule.yml', new Diagnostics());
  if (rule?.kind !== 'rule') throw new Error(text);
  return rule;
}

/** The manifest says that the digits of numbers count as the log writes them: 1.00 is not 1. */
function isTold(log: string, notes: readonly string[]): boolean {
  return /\d\.\d*0[ ,\]}]/.test(log) && notes.some((note) => note.includes('as the log writes them'));
}

it('random rules match random lines of JSON where Sigma says, in Wazuh as well', () => {
  const dice = new Dice(Number(process.env.SIGMAZUH_JSON_SEED ?? 20_261_129));
  const differing: string[] = [];
  let matched = 0;
  for (let number = 0; number < rules; number++) {
    const { logSource, line } = dice.pick(logs) ?? logs[0];
    const text = randomRule(number, logSource, dice);
    const rule = parsed(text);
    const lines = Array.from({ length: linesOfRule }, () => line(randomLine(dice, marker)));
    const alerts = judgeUnlessRefused(rule);
    if (alerts === null) continue;
    const evaluator = createEvaluator([rule]);
    for (const log of lines) {
      const bySigma = evaluator.evaluate(eventFromLog({ log })).length > 0;
      if (bySigma) matched++;
      if (isTold(log, alerts.notes)) continue;
      if (bySigma !== alerts({ log })) differing.push(`${text}\n${log}\nSigma: ${bySigma}`);
    }
  }
  expect(differing.slice(0, 3)).toEqual([]);
  expect(matched).toBeGreaterThan(rules);
});
