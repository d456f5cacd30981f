import type { ByteText } from '../bytes.ts';
import type { RuleDraft } from './draft.ts';
import { foldCase, leadingNumber } from './letters.ts';
import { firstChildId, orderPerLevel } from './limits.ts';
import type { LoadReport } from './load-report.ts';
import {
  addRoot,
  attachToCategory,
  attachToGroups,
  attachToOrder,
  attachToRule,
  type GrowingSlot,
  type RuleTree,
} from './rule-tree.ts';

/** What a rule hangs under: the first of these that it names. */
export type Parents =
  | { readonly kind: 'root' }
  | { readonly kind: 'sids'; readonly sids: readonly number[] }
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'group'; readonly group: ByteText }
  | { readonly kind: 'category' };

/** A composite without parents hangs under what it counts: the rule, or every rule of the group. */
export function parentsOf({ attributes, texts, ifMatchedSid }: RuleDraft): Parents {
  if (attributes.id < firstChildId) return { kind: 'root' };
  const sids = texts.get('if_sid');
  if (sids !== undefined) {
    return { kind: 'sids', sids: (sids.match(/\d+/g) ?? []).map((sid) => leadingNumber(sid)) };
  }
  const group = texts.get('if_group');
  if (ifMatchedSid !== null && group === undefined) return { kind: 'sids', sids: [ifMatchedSid] };
  const level = texts.get('if_level');
  if (level !== undefined) return { kind: 'level', level: leadingNumber(level) };
  const counted = group ?? texts.get('if_matched_group');
  return counted === undefined ? { kind: 'category' } : { kind: 'group', group: counted };
}

/** Puts a new rule into the tree, or says why it cannot be. */
export function placeRule(
  tree: RuleTree,
  slot: GrowingSlot,
  parents: Parents,
  report: LoadReport,
): 'placed' | 'skipped' {
  const { id, category } = slot.rule;
  switch (parents.kind) {
    case 'root':
      addRoot(tree, slot);
      return 'placed';
    case 'sids':
      return placeUnderSids(tree, slot, parents.sids, report);
    case 'level': {
      const order = parents.level * orderPerLevel;
      if (attachToOrder(tree, slot, order) === 'attached') return 'placed';
      report.warning(
        `Level ID '${parents.level}' was not found. Invalid 'if_level'. Rule '${id}' will be ignored.`,
      );
      return 'skipped';
    }
    case 'group':
      if (attachToGroups(tree, slot, wordMatcher(parents.group)) === 'attached') return 'placed';
      report.warning(
        `Group '${parents.group}' was not found. Invalid 'if_group'. Rule '${id}' will be ignored.`,
      );
      return 'skipped';
    case 'category':
      if (attachToCategory(tree, category, slot) === 'attached') return 'placed';
      report.warning(`Category was not found. Invalid 'category'. Rule '${id}' will be ignored.`);
      return 'skipped';
    default:
      return parents satisfies never;
  }
}

function placeUnderSids(
  tree: RuleTree,
  slot: GrowingSlot,
  sids: readonly number[],
  report: LoadReport,
): 'placed' | 'skipped' {
  const { id } = slot.rule;
  let placed: 'placed' | 'skipped' = 'skipped';
  for (const sid of sids) {
    if (attachToRule(tree, sid, slot) === 'attached') placed = 'placed';
    else {
      const reason = `Signature ID '${sid}' was not found and will be ignored in the 'if_sid' option`;
      report.warning(`${reason} of rule '${id}'.`, 7617);
    }
  }
  if (placed === 'skipped') report.warning(`Empty 'if_sid' value. Rule '${id}' will be ignored.`, 7619);
  return placed;
}

/** Alternatives between `|`, each found anywhere, or with `^` at the start, whatever the case. */
function wordMatcher(pattern: ByteText): (groupText: ByteText) => boolean {
  const words = foldCase(pattern)
    .split('|')
    .filter((word) => word !== '');
  return (groupText) => {
    const text = foldCase(groupText);
    return words.some((word) =>
      word.startsWith('^') ? text.startsWith(word.slice(1)) : text.includes(word),
    );
  };
}
