export * from './manager-rule.ts';
export type { FileElement } from './read-elements.ts';
export * from './read-rule-file.ts';
export * from './rule-conditions.ts';
export * from './rule-index.ts';
export * from './rule-options.ts';
export * from './rule-tree.ts';
export * from './stock-tree.ts';
