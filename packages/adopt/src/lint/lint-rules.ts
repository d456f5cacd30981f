import type { Diagnostics, SourceText } from '@sigmazuh/parser';
import { type AdoptOptions, treeOf } from '../adopt-rules.ts';
import { readRuleFileAt } from '../read-rules.ts';
import { applyVariables } from '../reader/index.ts';
import { checkCounting, checkIdle } from './checks/counting.ts';
import { checkFieldNames, checkLists, checkNegation } from './checks/fields.ts';
import { checkPatterns } from './checks/patterns.ts';
import { checkDuplicates, checkParents, checkPlace } from './checks/placing.ts';
import { checkRule, checkStructure } from './checks/structure.ts';
import { checkGlued, checkTexts } from './checks/texts.ts';
import { type RuleCheck, sayTo } from './lint-context.ts';

/** What is asked of every rule, in this order. */
const ruleChecks: readonly RuleCheck[] = [
  checkRule,
  checkTexts,
  checkGlued,
  checkFieldNames,
  checkNegation,
  checkLists,
  checkPatterns,
  checkParents,
  checkDuplicates,
  checkPlace,
  checkCounting,
  checkIdle,
];

/**
 * Says what a manager makes of hand-written rules that their author may not have meant: what keeps it from starting, what
 * it drops or ignores, what never matches (WAZUH.md's traps).
 */
export function lintRules(
  sources: readonly SourceText[],
  diagnostics: Diagnostics,
  options: AdoptOptions = {},
): void {
  const say = sayTo(diagnostics);
  const files = sources.map(readRuleFileAt).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const context = { tree: treeOf(files, options), files };
  for (const file of files) {
    if (file.problem !== null) {
      const { range, message, hint } = file.problem;
      say('rule-file-unreadable', range, `${message}, and the manager does not start`, hint);
    }
    for (const { element, name } of applyVariables(file.written).unknown) {
      say(
        'unknown-variable',
        element.range,
        `no <var> is called "${name}": with one <var> in a file every "$word" in it means one`,
        'define it, or take the <var> out',
      );
    }
    if (file.problem === null) checkStructure(file, say);
    for (const rule of file.rules) for (const each of ruleChecks) each(rule, context, say);
  }
}
