import { loadManager } from '@sigmazuh/cli';
import type { Ruleset } from '@sigmazuh/logtest';
import type { SigmaRule } from '@sigmazuh/parser';
import { buildPack, emptyIdFile, type Pack } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { ownRules, projectRoot } from './own-pack.ts';
import { judgeRules } from './synthetic/judge/judge-rules.ts';
import { reportText } from './synthetic/judge/report.ts';
import { randomRules } from './synthetic/random/random-rules.ts';

function load(pack: Pack): Ruleset {
  const { ruleset, report } = loadManager(pack, [], projectRoot);
  if (ruleset === null) throw new Error(report.messages.map(({ text }) => text).join('\n'));
  return ruleset;
}

const pack = (rules: readonly SigmaRule[]) => buildPack(rules, { ids: emptyIdFile });

/** How the events made out of the rules' own meaning end, on a manager without rules of its own. */
function judged(rules: readonly SigmaRule[], cases: number) {
  const made = pack(rules);
  const trial = { rules, judged: rules, pack: made, stock: load(pack([])), full: load(made) };
  return judgeRules(trial, { branches: 8, cases }, () => {});
}

describe('events made out of the meaning of rules end where Sigma says', () => {
  it.each([
    { what: 'random rules', rules: () => randomRules(24, 20_261_124), cases: 24, least: 250 },
    { what: 'rules of the project for Windows', rules: ownRules, cases: 24, least: 40 },
  ])('$what', ({ rules, cases, least }) => {
    const tally = judged(rules(), cases);
    expect(tally.differences, reportText(tally, 3)).toEqual([]);
    expect(tally.total.matching).toBeGreaterThan(least);
    expect(tally.total.passing).toBeGreaterThan(least / 4);
  });
});
