import type { EventFacts } from '../branch/index.ts';
import type { Leaf } from '../convert/index.ts';
import type { Handover } from '../guard/index.ts';
import { knownDecoders, type RuleTree } from '../ruleset/index.ts';

/** Events of a leaf, and the decoder by which its door has to know them; `null` = by none. */
export interface Entrance {
  readonly facts: EventFacts;
  readonly decoder: string | null;
}

/**
 * A rule that searches lines finds its words in those of other sources as well, and nothing but the decoder says which
 * line is whose:
 *
 *     product cisco: aaa     →   a door for each of Cisco's decoders
 *
 * A field says as much only where its name does, as those of Windows events (`win.…`) and of Wazuh's modules (`aws.…`):
 * `action` or `user.name` may come from any decoder. A decoder that no rule of the manager names is not asked for: the
 * loader refuses a ruleset with one that it does not know.
 */
export function entrancesOf(waits: Leaf | Handover, tree: RuleTree): readonly Entrance[] {
  const { facts } = waits;
  const { decoders } = facts;
  const isKnown = decoders?.every((name) => knownDecoders(tree).has(name)) === true;
  if (decoders === null || !isKnown || fieldsTell(waits)) return [{ facts, decoder: null }];
  return decoders.map((decoder) => ({ facts: { ...facts, decoders: [decoder] }, decoder }));
}

/** Whether only events of the log source have the fields that are asked for, by their names. */
function fieldsTell(waits: Leaf | Handover): boolean {
  return waits.facts.fieldRoots.kind === 'only' && asksForField(waits);
}

/** Whether no event without some decoded field passes. */
export function asksForField(waits: Leaf | Handover): boolean {
  if (waits.asked.size > 0 || 'parts' in waits) return true;
  return waits.steps.some((step) =>
    step.every((conditions) =>
      conditions.some(({ target, negated }) => negated === 'no' && target.kind === 'field'),
    ),
  );
}
