/** What one Wazuh rule asks: the conditions of a way to match, cheap ones first, as texts that fit. */
export { arrange, type Step } from './arrange.ts';
export { cheapForms } from './cheap-forms.ts';
export type { Clause } from './clause.ts';
export { conditionPattern } from './condition-pattern.ts';
export { patternText } from './condition-text.ts';
export { type PackedSearches, packSearches, searchesFor, searchFor } from './event-text/index.ts';
export { isSurelyThere, joinedExclusions, negatedClauses, separate } from './exclusions.ts';
export {
  exactTexts,
  fittingTexts,
  type LiteralText,
  type LiteralTexts,
  necessaryTexts,
  osmatchText,
  withoutLonger,
} from './literal-texts.ts';
export { presenceKeys, presentTargets } from './present-targets.ts';
export { stepsOf } from './steps.ts';
