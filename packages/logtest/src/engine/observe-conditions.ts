import type { ByteText } from '../bytes.ts';
import type { Condition, RuleNode, RuleSlot } from '../rule/index.ts';
import type { Ruleset } from './ruleset.ts';

/** A condition as an event was asked for it. */
export interface AskedCondition {
  readonly rule: number;
  /** The element, e.g. `match` or `field win.system.eventID`. */
  readonly option: ByteText;
  /** What it asks for, e.g. `not pcre2 ^x$`. */
  readonly wanted: ByteText;
  /** The text it looked at; `null` when the event has none. */
  readonly text: ByteText | null;
  readonly outcome: 'holds' | 'fails';
}

/**
 * The same ruleset, whose engines tell of every condition that they ask an event for, in order: what measuring its
 * cost needs. Rules that `<decoded_as>` rules out as the first thing they ask are not told of.
 */
export function observeConditions(ruleset: Ruleset, told: (asked: AskedCondition) => void): Ruleset {
  const slots = new Map<RuleSlot, RuleSlot>();
  const observedSlot = (slot: RuleSlot): RuleSlot => {
    const known = slots.get(slot);
    if (known !== undefined) return known;
    const { rule } = slot;
    const conditions = rule.conditions.map((condition) => observed(condition, rule.id, told));
    const made = { ...slot, rule: { ...rule, conditions } };
    slots.set(slot, made);
    return made;
  };
  const observedNode = ({ slot, children }: RuleNode): RuleNode => ({
    slot: observedSlot(slot),
    children: children.map(observedNode),
  });
  const { rules } = ruleset;
  return Object.freeze({
    ...ruleset,
    rules: {
      ...rules,
      roots: rules.roots.map(observedNode),
      slots: new Map([...rules.slots].map(([id, slot]) => [id, observedSlot(slot)])),
    },
  });
}

function observed(condition: Condition, rule: number, told: (asked: AskedCondition) => void): Condition {
  const { option, wanted } = condition;
  return {
    ...condition,
    holds(subject, memory) {
      const holds = condition.holds(subject, memory);
      const text = condition.looksAt(subject);
      told({ rule, option, wanted, text, outcome: holds ? 'holds' : 'fails' });
      return holds;
    },
  };
}
