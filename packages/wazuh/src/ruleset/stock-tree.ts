import { readRuleIndex } from './rule-index.ts';
import type { RuleTree } from './rule-tree.ts';
import { stockIndex } from './stock-4.14.ts';

let tree: RuleTree | null = null;

/** The rule tree of a stock Wazuh 4.14 manager, from the built-in index of facts. */
export function stockTree(): RuleTree {
  tree ??= readRuleIndex(stockIndex);
  return tree;
}
