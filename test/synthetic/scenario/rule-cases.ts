import { type CompiledRule, fieldsOf } from '@sigmazuh/compiler';
import { Dice, seedOf } from '../dice.ts';
import { branchCases, type Case } from './branch-cases.ts';
import { coveringBranches } from './covering-branches.ts';
import { spread } from './question.ts';

export interface RuleCases {
  readonly cases: readonly Case[];
  /** Names of all fields that the rule asks about. */
  readonly fields: ReadonlySet<string>;
  readonly branches: number;
  readonly unsolved: readonly string[];
  readonly unbroken: readonly string[];
}

/** At most so many branches of a rule get events, and so many events each rule. */
export interface CaseBudget {
  readonly branches: number;
  readonly cases: number;
}

/** The events that a rule's meaning asks for, the same in every run. */
export function ruleCases({ rule, predicate }: CompiledRule, budget: CaseBudget): RuleCases {
  const dice = new Dice(seedOf(rule.id?.value ?? rule.title.value));
  const branches = coveringBranches(predicate, budget.branches);
  const done = new Set<string>();
  const made = spread(branches, budget.branches).map((branch) => branchCases(branch, done, dice));
  const cases = made.flatMap((each) => each.cases);
  return {
    cases: withinBudget(cases, budget.cases),
    fields: new Set(fieldsOf(predicate)),
    branches: branches.length,
    unsolved: made.flatMap((each) => each.unsolved),
    unbroken: made.flatMap((each) => each.unbroken),
  };
}

/** What fulfils a branch or breaks a condition first is kept; of more of the same some are left out. */
function withinBudget(cases: readonly Case[], most: number): readonly Case[] {
  const distinct = [...new Map(cases.map((each) => [keyOf(each), each])).values()];
  const firsts = distinct.filter((each, i) => i === 0 || each.change === 'all conditions hold');
  const rest = distinct.filter((each) => !firsts.includes(each));
  return [...firsts, ...spread(rest, Math.max(0, most - firsts.length))];
}

function keyOf({ fields }: Case): string {
  return JSON.stringify([...fields]);
}
