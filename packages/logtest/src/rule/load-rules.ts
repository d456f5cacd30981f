import { readRuleAttributes } from './attributes.ts';
import { buildRule, compositeOf, countedBy, neededBesides } from './build-rule.ts';
import { createDraft, type OptionContext, type RuleDraft } from './draft.ts';
import { firstChildId } from './limits.ts';
import { stepsToFirst } from './loader-steps.ts';
import { markCounted } from './mark-counted.ts';
import { overwriteRule } from './overwrite-rule.ts';
import { parentsOf, placeRule } from './place-rule.ts';
import { readOptions } from './read-options.ts';
import { inLoadOrder, type RuleFile, readRules, type WrittenRule } from './read-rules.ts';
import type { RuleNode, RuleSlot } from './rule.ts';
import {
  addRoot,
  addSlot,
  createRuleTree,
  type GrowingSlot,
  type RuleTree,
  removeSlot,
} from './rule-tree.ts';

/** A ruleset's rules, ready for the engine, and shared by all engines. */
export interface LoadedRules {
  readonly roots: readonly RuleNode[];
  readonly slots: ReadonlyMap<number, RuleSlot>;
  readonly nodeCount: number;
  /** Nodes of the tree that Wazuh's loader looks at on its walks while it loads these. */
  readonly loaderSteps: number;
  /** The largest `frequency`, less two, which Wazuh takes for seconds when its memory of events is full. */
  readonly largestFrequency: number;
  /** Does some composite look through all events, by `if_matched_regex`? */
  readonly lookedThrough: 'all events' | 'counted events';
}

interface Loading {
  readonly tree: RuleTree;
  readonly context: OptionContext;
  largestFrequency: number;
}

/**
 * Loads rule files in the order of their base names. Throws `LoadRefused` where the analysis daemon would not
 * start; what it would say is in the context's report.
 */
export function loadRules(files: readonly RuleFile[], context: OptionContext): LoadedRules {
  const tree = createRuleTree();
  const loading: Loading = { tree, context, largestFrequency: 0 };
  for (const file of inLoadOrder(files)) {
    for (const written of readRules(file, context.report)) loadRule(written, loading);
  }
  const composites = [...tree.slots.values()].flatMap(({ rule }) => rule.composite ?? []);
  return {
    roots: tree.roots,
    slots: tree.slots,
    nodeCount: tree.nodeCount,
    loaderSteps: tree.steps,
    largestFrequency: loading.largestFrequency,
    lookedThrough: composites.some(({ counted }) => counted.kind === 'events')
      ? 'all events'
      : 'counted events',
  };
}

function loadRule({ group, element, place }: WrittenRule, loading: Loading): void {
  const { tree, context } = loading;
  const { report } = context;
  const attributes = readRuleAttributes(element, place, report);
  const { id, overwrite } = attributes;
  const existing = tree.slots.get(id);
  const stepsToOwnId = stepsToFirst(tree, existing?.nodes ?? []);
  tree.steps += stepsToOwnId;
  if (existing !== undefined && !overwrite) {
    report.warning(`Rule ID '${id}' is duplicated. Only the first occurrence will be considered.`, 7612);
    return;
  }
  if (existing === undefined && overwrite) {
    const unknown = `Rule ID '${id}' does not exist but 'overwrite' is set to 'yes'`;
    report.warning(`${unknown}. Still, the rule will be loaded.`, 7613);
  }
  loading.largestFrequency = Math.max(loading.largestFrequency, neededBesides(attributes.frequency));
  const draft = createDraft(attributes, group);
  readOptions(element, draft, context);
  if (draft.verdict === 'skipped') return;
  if (existing === undefined) addRule(tree, draft, context);
  else if (id < firstChildId) addRoot(tree, createSlot(draft, context));
  else {
    // Found to be taken, it is looked for once more.
    tree.steps += stepsToOwnId;
    overwriteRule(tree, existing, draft, context);
  }
}

function addRule(tree: RuleTree, draft: RuleDraft, context: OptionContext): void {
  const slot = createSlot(draft, context);
  const counted = countedBy(draft, context);
  // A rule that names itself among its parents also hangs under its own places.
  addSlot(tree, slot);
  if (placeRule(tree, slot, parentsOf(draft), context.report) === 'skipped') {
    removeSlot(tree, slot);
    return;
  }
  slot.counted = counted === null ? null : markCounted(tree, slot, counted);
  if (counted?.kind === 'sid' || counted?.kind === 'group') tree.steps += tree.nodeCount;
  slot.rule = { ...slot.rule, composite: compositeOf(draft, slot.counted) };
}

function createSlot(draft: RuleDraft, context: OptionContext): GrowingSlot {
  const rule = buildRule(draft, context);
  return { rule, original: draft, counted: null, countedBySid: false, countedByGroup: [], nodes: [] };
}
