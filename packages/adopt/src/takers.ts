import type { ManagerRule, RuleCondition } from '@sigmazuh/wazuh';
import type { AdoptedSource } from './ancestry/adopted-source.ts';
import { areDisjoint } from './ancestry/disjoint.ts';
import { type EarlierRule, type Path, triedBefore } from './ancestry/paths.ts';
import { conditionsOfRule, countsEvents } from './ancestry/rule-conditions.ts';
import type { Manager } from './manager.ts';
import { type Ask, allOf, anyOf, isConstant, never, Refusal } from './translate/ask.ts';

/**
 * Rules that may end the event otherwise. One that only ends it more severely wins by its level anyway; and where all
 * that could end it less severely below such a rule hangs below this rule as well, this rule leaves these events out
 * for itself:
 *
 *     level 12, tried before     ─┬─ an exception, level 0
 *     this rule, level 3         ─┘  (the same, drawn under both by their group)
 */
export function takersOf(path: Path, rule: ManagerRule, manager: Manager): readonly EarlierRule[] {
  const { tree, lowestOutcome, outcomesUpTo } = manager;
  const children = tree.childrenOf(rule.id);
  const own = new Set(children);
  const winsOrIsLeftOut = (each: ManagerRule): boolean =>
    each.level > rule.level &&
    each.silent === 'no' &&
    outcomesUpTo(each, rule.level).every((low) => own.has(low) && !countsEvents(low));
  const below = children.map((each) => ({ rule: each, depth: path.rules.length }));
  return [...triedBefore(path, tree).filter((each) => !winsOrIsLeftOut(each.rule)), ...below].filter(
    ({ rule: each }) => !countsEvents(each) && lowestOutcome(each) <= rule.level,
  );
}

/** When a rule takes an event of a path; conditions that the path makes sure of are left out. */
export function askOfTaker(
  taker: ManagerRule,
  given: readonly RuleCondition[],
  source: AdoptedSource,
  manager: Manager,
): Ask | Refusal {
  const own = conditionsOfRule(taker);
  if (own instanceof Refusal) return own;
  if (areDisjoint(given, own)) return never;
  const asks: Ask[] = [];
  let refusal: Refusal | null = null;
  for (const condition of own) {
    const ask = manager.askOf(condition, source);
    if (ask instanceof Refusal) refusal ??= ask;
    else asks.push(ask);
  }
  const ask = allOf(asks);
  if (isConstant(ask, 'never')) return never;
  if (refusal?.code === 'never-matches') return never;
  if (taker.silent === 'no') return refusal ?? ask;
  // It lets go of what none of its children takes.
  const children: Ask[] = [];
  for (const child of manager.tree.childrenOf(taker.id)) {
    if (countsEvents(child)) continue;
    const takes = askOfTaker(child, [...given, ...own], source, manager);
    if (takes instanceof Refusal) return takes;
    children.push(takes);
  }
  const taken = allOf([ask, anyOf(children)]);
  return isConstant(taken, 'never') ? never : (refusal ?? taken);
}
