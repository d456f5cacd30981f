import { compileRule } from '@sigmazuh/compiler';
import { createEvaluator } from '@sigmazuh/evaluator';
import type { Ruleset } from '@sigmazuh/logtest';
import { Diagnostics, type SigmaRule } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import type { CaseBudget } from '../scenario/rule-cases.ts';
import { createJudge } from './judge.ts';
import { judgeRule } from './judge-rule.ts';
import { Tally } from './tally.ts';

/** Rules, the pack made of them, and a manager without and with it. */
export interface Trial {
  readonly rules: readonly SigmaRule[];
  /** Those of which events are made. */
  readonly judged: readonly SigmaRule[];
  readonly pack: Pack;
  readonly stock: Ruleset;
  readonly full: Ruleset;
}

/** Puts the events of every converted rule before both judges; `progress` hears now and then how far it is. */
export function judgeRules(
  { rules, judged, pack, stock, full }: Trial,
  budget: CaseBudget,
  progress: (text: string) => void,
): Tally {
  const evaluator = createEvaluator(rules);
  const judge = createJudge({ evaluator, stock, full, manifest: pack.manifest });
  const tally = new Tally();
  for (const [i, rule] of judged.entries()) {
    if (judge.converted(rule)?.status !== 'converted') continue;
    // Whether its time grows with the text was settled when the pack was made.
    const compiled = compileRule(rule, new Diagnostics());
    if (compiled !== null) judgeRule(compiled, judge, evaluator, budget, tally);
    if (i % 200 === 199)
      progress(`${i + 1} rules: ${tally.total.events} events, ${tally.total.differs} differ`);
  }
  return tally;
}
