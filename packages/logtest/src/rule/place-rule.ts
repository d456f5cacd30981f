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
  | { readonly kind: 'sids'; readonly text: ByteText; readonly from: 'if_sid' | 'if_matched_sid' }
  | { readonly kind: 'level'; readonly text: ByteText }
  | { readonly kind: 'group'; readonly group: ByteText }
  | { readonly kind: 'category' };

/** A composite without parents hangs under what it counts: the rule, or every rule of the group. */
export function parentsOf(draft: RuleDraft): Parents {
  const { attributes, texts, ifMatchedSid } = draft;
  if (attributes.id < firstChildId) return { kind: 'root' };
  const sids = ifSidText(draft);
  if (sids !== undefined) {
    return { kind: 'sids', text: sids, from: ifMatchedSid === null ? 'if_sid' : 'if_matched_sid' };
  }
  const level = texts.get('if_level');
  if (level !== undefined) return { kind: 'level', text: level };
  const group = ifGroupText(draft);
  return group === undefined ? { kind: 'category' } : { kind: 'group', group };
}

/** The rule's `<if_sid>`, or what stands in for it. */
export function ifSidText(draft: RuleDraft): ByteText | undefined {
  const written = draft.texts.get('if_sid');
  if (written !== undefined || draft.ifMatchedSid === null || ifGroupText(draft) !== undefined)
    return written;
  return String(draft.ifMatchedSid);
}

function ifGroupText({ texts }: RuleDraft): ByteText | undefined {
  return texts.get('if_group') ?? (texts.has('if_sid') ? undefined : texts.get('if_matched_group'));
}

/** Puts a new rule into the tree, or says why it cannot be. */
export function placeRule(
  tree: RuleTree,
  slot: GrowingSlot,
  parents: Parents,
  report: LoadReport,
): 'placed' | 'skipped' {
  const { id, category } = slot.rule;
  const skip = (reason: string, code: number): 'skipped' => {
    report.warning(`${reason} Rule '${id}' will be ignored.`, code);
    return 'skipped';
  };
  switch (parents.kind) {
    case 'root':
      addRoot(tree, slot);
      return 'placed';
    case 'sids':
      return placeUnderSids(tree, slot, parents, report);
    case 'level': {
      const order = leadingNumber(parents.text) * orderPerLevel;
      if (order === 0) return skip(`Invalid 'if_level' value: '${parents.text}'.`, 7609);
      if (attachToOrder(tree, slot, order) === 'attached') return 'placed';
      return skip(`Level ID '${order}' was not found. Invalid 'if_level'.`, 7608);
    }
    case 'group':
      if (attachToGroups(tree, slot, wordMatcher(parents.group)) === 'attached') return 'placed';
      return skip(`Group '${parents.group}' was not found. Invalid 'if_group'.`, 7610);
    case 'category':
      if (attachToCategory(tree, category, slot) === 'attached') return 'placed';
      return skip("Category was not found. Invalid 'category'.", 7611);
    default:
      return parents satisfies never;
  }
}

function placeUnderSids(
  tree: RuleTree,
  slot: GrowingSlot,
  { text, from }: Extract<Parents, { kind: 'sids' }>,
  report: LoadReport,
): 'placed' | 'skipped' {
  const { id } = slot.rule;
  let placed: 'placed' | 'skipped' = 'skipped';
  for (const sid of sidsIn(text)) {
    if (attachToSid(tree, slot, sid) === 'attached') placed = 'placed';
    else if (from === 'if_matched_sid') {
      const reason = `Signature ID '${sid}' was not found. Invalid 'if_matched_sid'.`;
      report.warning(`${reason}Rule '${id}' will be ignored.`, 7620);
      return placed;
    } else {
      const reason = `Signature ID '${sid}' was not found and will be ignored in the 'if_sid' option`;
      report.warning(`${reason} of rule '${id}'.`, 7617);
    }
  }
  if (text.endsWith('\n')) {
    const reason = `Invalid '${from}'. Signature ID must be an integer.`;
    report.warning(`${reason} Rule '${id}' will be ignored.`, 7607);
  } else if (placed === 'skipped') {
    report.warning(`Empty 'if_sid' value. Rule '${id}' will be ignored.`, 7619);
  }
  return placed;
}

/** The numbers of the text. Behind a last comma or blank Wazuh reads one more, of nothing: 0. */
function sidsIn(text: ByteText): readonly number[] {
  const numbers = (text.match(/\d+/g) ?? []).map((sid) => leadingNumber(sid));
  return /[, ]$/.test(text) && !text.endsWith('\n') ? [...numbers, 0] : numbers;
}

/** Number 0 asks for the category's root. */
function attachToSid(tree: RuleTree, slot: GrowingSlot, sid: number): 'attached' | 'not found' {
  return sid === 0 ? attachToCategory(tree, slot.rule.category, slot) : attachToRule(tree, sid, slot);
}

/**
 * Alternatives between `|`, each found anywhere, or with `^` at the start, whatever the case. An empty one in front of
 * a `|` is found everywhere.
 */
function wordMatcher(pattern: ByteText): (groupText: ByteText) => boolean {
  const words = foldCase(pattern).split('|');
  const last = words.length - 1;
  return (groupText) => {
    const text = foldCase(groupText);
    return words.some((word, at) => {
      if (word === '') return at < last;
      return word.startsWith('^') ? text.startsWith(word.slice(1)) : text.includes(word);
    });
  };
}
