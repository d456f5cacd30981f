export type { Condition, ConditionMemory, Subject } from './condition.ts';
export type { OptionContext } from './draft.ts';
export { foldCase } from './letters.ts';
export { type ListDeclarations, listNames, readListFile } from './list-file.ts';
export { createLoadReport, LoadRefused, type LoadReport } from './load-report.ts';
export { type LoadedRules, loadRules } from './load-rules.ts';
export type { RuleFile } from './read-rules.ts';
export { inLoadOrder } from './read-rules.ts';
export type { ComparedField, Composite, Counted, Rule, RuleNode, RuleSlot } from './rule.ts';
