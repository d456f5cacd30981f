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
  /** Changed in meaning, level or status, and what of these rules costs more or less. */
  readonly changed: readonly ChangedRule[];
  /** As they were, but dearer or cheaper: what they share with other rules is another. */
  readonly costs: readonly ChangedRule[];
  readonly unchanged: number;
  /** How many were compared by what stands in their Wazuh rules, since a pack has no fingerprints of theirs. */
  readonly byWazuhRules: number;
  readonly cost: { readonly old: number; readonly new: number };
}

/** What will be different on a manager when the new rules take the place of the old ones. */
export function compare(old: Side, next: Side): Difference {
  const before = new Map(old.rules.map((rule) => [rule.key, rule]));
  const after = new Map(next.rules.map((rule) => [rule.key, rule]));
  const different = next.rules.flatMap((rule): readonly ChangedRule[] => {
    const earlier = before.get(rule.key);
    const changes = earlier === undefined ? [] : changesOf(earlier, rule);
    return earlier === undefined || changes.length === 0 ? [] : [{ old: earlier, new: rule, changes }];
  });
  const changed = different.filter((rule) => weight(rule) > 0);
  const both = next.rules.flatMap((rule) => {
    const earlier = before.get(rule.key);
    return earlier === undefined ? [] : [[earlier, rule] as const];
  });
  return {
    added: byTitle(next.rules.filter(({ key }) => !before.has(key))),
    removed: byTitle(old.rules.filter(({ key }) => !after.has(key))),
    changed: inOrder(changed),
    costs: inOrder(different.filter((rule) => weight(rule) === 0)),
    unchanged: both.length - changed.length,
    byWazuhRules: both.filter(([one, other]) => !areExact(one, other)).length,
    cost: { old: old.wazuhRules, new: next.wazuhRules },
  };
}

function changesOf(old: ComparedRule, next: ComparedRule): ChangedRule['changes'] {
  return [
    ...(sameMeaning(old, next) ? [] : (['meaning'] as const)),
    ...(sameLevel(old, next) ? [] : (['level'] as const)),
    ...(old.status === next.status ? [] : (['status'] as const)),
    ...(sameCost(old.cost, next.cost) ? [] : (['cost'] as const)),
  ];
}

function sameMeaning(old: ComparedRule, next: ComparedRule): boolean {
  if (areExact(old, next)) return old.meaning.exact?.text === next.meaning.exact?.text;
  return old.meaning.inRules() === next.meaning.inRules();
}

function areExact(old: ComparedRule, next: ComparedRule): boolean {
  const [one, other] = [old.meaning.exact, next.meaning.exact];
  return one !== null && other !== null && one.scheme === other.scheme;
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

const inOrder = (rules: readonly ChangedRule[]): readonly ChangedRule[] =>
  [...rules].sort(
    (one, other) => weight(other) - weight(one) || compareTexts(one.new.title, other.new.title),
  );

const byTitle = (rules: readonly ComparedRule[]): readonly ComparedRule[] =>
  [...rules].sort((one, other) => compareTexts(one.title, other.title));

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
