export { knownDecoders } from './known-decoders.ts';
export { byRule, type ManagerRule, rankOf } from './manager-rule.ts';
export type { FileElement } from './read-elements.ts';
export { type FileRule, readRuleFile, rulesOf } from './read-rule-file.ts';
export { holdsFor, type KnownCondition, type ValueTest } from './rule-conditions.ts';
export { printRuleIndex, readRuleIndex } from './rule-index.ts';
export {
  type Composite,
  compositeOf,
  conditionsOf,
  type Expression,
  glue,
  type RuleCondition,
  type RuleText,
  type StaticElement,
} from './rule-options.ts';
export {
  groupWordsIn,
  loadRuleTree,
  type RuleFile,
  type RuleTree,
  readRuleTree,
  templates,
  treeOf,
} from './rule-tree.ts';
export { stockTree } from './stock-tree.ts';
