import { buildRule, compositeOf, countedBy } from './build-rule.ts';
import type { OptionContext, RuleDraft } from './draft.ts';
import { ifSidText } from './place-rule.ts';
import type { Counted } from './rule.ts';
import { addSlot, type GrowingSlot, type RuleTree, removeSlot } from './rule-tree.ts';

/** Everything is replaced but what the rule hangs under, its places, and which rules it counts. */
export function overwriteRule(
  tree: RuleTree,
  slot: GrowingSlot,
  draft: RuleDraft,
  context: OptionContext,
): void {
  const rule = buildRule(draft, context);
  const counted = retainedCount(slot.counted, countedBy(draft, context));
  if (rule.order !== slot.rule.order) tree.siblings = 'disturbed';
  removeSlot(tree, slot);
  slot.counted = counted;
  slot.rule = { ...rule, composite: compositeOf(draft, counted) };
  addSlot(tree, slot);
  reportRetained(draft, slot.original, context);
}

/** Of what a composite counts, only the text that it looks for in all events can be changed. */
function retainedCount(original: Counted | null, written: Counted | null): Counted | null {
  if (original?.kind !== 'events') return original;
  return { kind: 'events', regex: written?.kind === 'events' ? written.regex : null };
}

function reportRetained(draft: RuleDraft, original: RuleDraft, { report }: OptionContext): void {
  const { texts, ifMatchedSid } = draft;
  const { id } = draft.attributes;
  const retained = (option: string): void =>
    report.warning(
      `It is not possible to overwrite '${option}' value in rule '${id}'. The original value is retained.`,
      7605,
    );
  const differs = (option: string): boolean =>
    texts.has(option) && texts.get(option) !== original.texts.get(option);
  const ifSid = texts.get('if_sid');
  if (ifSid !== undefined && ifMatchedSid === null && ifSid !== ifSidText(original)) retained('if_sid');
  // The first rule's own is not kept, so even the same one differs.
  if (texts.has('if_group') && !texts.has('if_matched_group')) retained('if_group');
  if (differs('if_level')) retained('if_level');
  if (differs('if_matched_group')) retained('if_matched_group');
  if (ifMatchedSid !== null && ifMatchedSid !== original.ifMatchedSid) retained('if_matched_sid');
}
