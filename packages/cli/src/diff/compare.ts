import type { ComparedRule, RuleCost, Side } from './sides/side.ts';

/** A rule that is on both sides, and what of it differs. */
export interface ChangedRule {
  readonly old: ComparedRule;
  readonly new: ComparedRule;
  readonly changes: readonly ('meaning' | 'level' | 'status' | 'cost')[];
}

export interface Difference {
  readonly added: readonly ComparedRule[];
  readonly removed: readonly ComparedRule[];
  /** Changed in meaning, level, status or cost; a rule that only costs another amount is last. */
  readonly changed: readonly ChangedRule[];
  readonly unchanged: number;
  readonly cost: { readonly old: number; readonly new: number };
}

/** What will be different on a manager when the new rules take the place of the old ones. */
export function compare(old: Side, next: Side): Difference {
  const before = new Map(old.rules.map((rule) => [rule.key, rule]));
  const after = new Map(next.rules.map((rule) => [rule.key, rule]));
  const changed = next.rules.flatMap((rule): readonly ChangedRule[] => {
    const earlier = before.get(rule.key);
    const changes = earlier === undefined ? [] : changesOf(earlier, rule);
    return earlier === undefined || changes.length === 0 ? [] : [{ old: earlier, new: rule, changes }];
  });
  const both = next.rules.filter(({ key }) => before.has(key)).length;
  return {
    added: byTitle(next.rules.filter(({ key }) => !before.has(key))),
    removed: byTitle(old.rules.filter(({ key }) => !after.has(key))),
    changed: [...changed].sort(
      (one, other) => weight(other) - weight(one) || compareTexts(one.new.title, other.new.title),
    ),
    unchanged: both - changed.length,
    cost: { old: old.wazuhRules, new: next.wazuhRules },
  };
}

function changesOf(old: ComparedRule, next: ComparedRule): ChangedRule['changes'] {
  return [
    ...(old.meaning === next.meaning ? [] : (['meaning'] as const)),
    ...(sameLevel(old, next) ? [] : (['level'] as const)),
    ...(old.status === next.status ? [] : (['status'] as const)),
    ...(sameCost(old.cost, next.cost) ? [] : (['cost'] as const)),
  ];
}

/** A rule that is refused on one side has a Wazuh level on the other alone, which is no change of level. */
function sameLevel(old: ComparedRule, next: ComparedRule): boolean {
  if (old.level !== next.level) return false;
  return old.wazuhLevel === null || next.wazuhLevel === null || old.wazuhLevel === next.wazuhLevel;
}

/** Other rules may make a rule's own cheaper or dearer by a little; what is told is what somebody would look into. */
function sameCost(old: RuleCost, next: RuleCost): boolean {
  if (old.rules !== next.rules) return false;
  return Math.abs(old.bytes - next.bytes) <= Math.max(old.bytes, next.bytes) / 10;
}

const weight = ({ changes }: ChangedRule): number => changes.filter((each) => each !== 'cost').length;

const byTitle = (rules: readonly ComparedRule[]): readonly ComparedRule[] =>
  [...rules].sort((one, other) => compareTexts(one.title, other.title));

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
