import type { XmlElement } from '../reader/index.ts';
import { readRuleAttributes } from './attributes.ts';
import { buildRule, checkComposite } from './build-rule.ts';
import { createDraft, type OptionContext, type RuleDraft } from './draft.ts';
import { foldCase } from './letters.ts';
import { optionOf } from './options/index.ts';
import { parentsOf, placeRule } from './place-rule.ts';
import { inLoadOrder, type RuleFile, readRules, type WrittenRule } from './read-rules.ts';
import type { Counted, RuleNode, RuleSlot } from './rule.ts';
import { addSlot, createRuleTree, type GrowingSlot, type RuleTree, removeSlot } from './rule-tree.ts';

/** A ruleset's rules, ready for the engine, and shared by all engines. */
export interface LoadedRules {
  readonly roots: readonly RuleNode[];
  readonly slots: ReadonlyMap<number, RuleSlot>;
  readonly nodeCount: number;
  /** Seconds; no composite looks further back. */
  readonly longestTimeframe: number;
  /** Does some composite look through all events, by `if_matched_regex`? */
  readonly lookedThrough: 'all events' | 'counted events';
}

/**
 * Loads rule files in the order of their base names. Throws `LoadRefused` where the analysis daemon would not
 * start; what it would say is in the context's report.
 */
export function loadRules(files: readonly RuleFile[], context: OptionContext): LoadedRules {
  const tree = createRuleTree();
  const originals = new Map<number, RuleDraft>();
  for (const file of inLoadOrder(files)) {
    for (const written of readRules(file, context.report)) loadRule(written, tree, originals, context);
  }
  const composites = [...tree.slots.values()].flatMap(({ rule }) => rule.composite ?? []);
  return {
    roots: tree.roots,
    slots: tree.slots,
    nodeCount: tree.nodeCount,
    longestTimeframe: composites.reduce((longest, { timeframe }) => Math.max(longest, timeframe), 0),
    lookedThrough: composites.some(({ counted }) => counted.kind === 'regex')
      ? 'all events'
      : 'counted events',
  };
}

function loadRule(
  { group, element }: WrittenRule,
  tree: RuleTree,
  originals: Map<number, RuleDraft>,
  context: OptionContext,
): void {
  const { report } = context;
  const attributes = readRuleAttributes(element, report);
  const { id, overwrite } = attributes;
  const existing = tree.slots.get(id);
  if (existing !== undefined && !overwrite) {
    report.warning(`Rule ID '${id}' is duplicated. Only the first occurrence will be considered.`, 7612);
    return;
  }
  const draft = createDraft(attributes);
  readOptions(element, draft, context);
  if (draft.verdict === 'skipped') return;
  if (existing !== undefined) {
    const original = originals.get(id);
    if (original !== undefined) reportRetained(draft, original, context);
    overwriteRule(tree, existing, draft, group, context);
    return;
  }
  checkComposite(draft, context);
  const rule = buildRule(draft, group, context);
  if (overwrite) {
    const unknown = `Rule ID '${id}' does not exist but 'overwrite' is set to 'yes'`;
    report.warning(`${unknown}. Still, the rule will be loaded.`, 7613);
  }
  if (rule.composite?.counted.kind === 'sid' && !tree.slots.has(rule.composite.counted.sid)) {
    const { sid } = rule.composite.counted;
    const reason = `Signature ID '${sid}' was not found. Invalid 'if_matched_sid'.`;
    report.warning(`${reason}Rule '${id}' will be ignored.`, 7620);
    return;
  }
  const slot: GrowingSlot = { rule, countedBySid: false, countedByGroup: [], nodes: [] };
  // A rule that names itself among its parents also hangs under its own places.
  addSlot(tree, slot);
  if (placeRule(tree, slot, parentsOf(draft), report) === 'skipped') {
    removeSlot(tree, slot);
    return;
  }
  originals.set(id, draft);
  markCounted(tree, slot);
}

function readOptions(element: XmlElement, draft: RuleDraft, context: OptionContext): void {
  const { report } = context;
  const { id } = draft.attributes;
  if (element.children.length === 0) {
    const risk = 'It may lead to false positives and some other problems for the system';
    throw report.refuse(`Rule '${id}' without any option. ${risk}. Exiting.`);
  }
  for (const child of element.children) {
    const option = optionOf.get(foldCase(child.name));
    if (option === undefined) throw report.refuse(`Invalid option '${child.name}' for rule '${id}'.`);
    option.read(child, draft, context);
  }
}

/** Everything is replaced but what the rule hangs under, what it counts, and its places. */
function overwriteRule(
  tree: RuleTree,
  slot: GrowingSlot,
  draft: RuleDraft,
  group: string,
  context: OptionContext,
): void {
  const { category, order, composite } = slot.rule;
  const counted: Counted | null = composite?.counted ?? null;
  const rule = buildRule(draft, group, context, { counted });
  if (rule.order !== order) tree.siblings = 'disturbed';
  removeSlot(tree, slot);
  slot.rule = { ...rule, category };
  addSlot(tree, slot);
}

function reportRetained(draft: RuleDraft, original: RuleDraft, { report }: OptionContext): void {
  const { id } = draft.attributes;
  const retained = (option: string): void =>
    report.warning(
      `It is not possible to overwrite '${option}' value in rule '${id}'. The original value is retained.`,
      7605,
    );
  for (const option of ['if_sid', 'if_level', 'if_group', 'if_matched_group', 'if_matched_regex']) {
    const text = draft.texts.get(option);
    if (text !== undefined && text !== original.texts.get(option)) retained(option);
  }
  if (draft.ifMatchedSid !== null && draft.ifMatchedSid !== original.ifMatchedSid) retained('if_matched_sid');
}

/** Notes, at the rules whose events a composite counts, that it does: those loaded so far, itself included. */
function markCounted(tree: RuleTree, { rule }: GrowingSlot): void {
  const counted = rule.composite?.counted;
  if (counted?.kind === 'sid') {
    const target = tree.slots.get(counted.sid);
    if (target !== undefined) target.countedBySid = true;
  } else if (counted?.kind === 'group') {
    for (const target of tree.slots.values()) {
      if (!counted.group.matches(target.rule.groupText)) continue;
      const marks = target.nodes.map(() => rule.id);
      target.countedByGroup = [...target.countedByGroup, ...marks];
    }
  }
}
