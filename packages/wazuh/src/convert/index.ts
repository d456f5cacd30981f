/** One Sigma rule on its road: located, branched, written as conditions, guarded; or refused. */
export {
  type ConvertedRule,
  type ConvertOptions,
  convertRule,
  levelOf,
  type RuleMeaning,
} from './convert-rule.ts';
export { reportIdleFilters } from './idle-filters.ts';
export type { ValueSets } from './large-sets.ts';
export { type Leaf, leafKey, type Manager } from './leaves.ts';
export { inOrder } from './owners.ts';
export { type RefusedDocument, refuseDocument, refuseServing } from './refused-document.ts';
