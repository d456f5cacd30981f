/** What one Wazuh rule asks: the conditions of a way to match, cheap ones first, as texts that fit. */
export { cheapForms } from './cheap-forms.ts';
export { conditionPattern } from './condition-pattern.ts';
export { patternText } from './condition-text.ts';
export { searchesFor, searchFor } from './event-search.ts';
export {
  exactTexts,
  fittingTexts,
  type LiteralText,
  type LiteralTexts,
  necessaryTexts,
  osmatchText,
  withoutLonger,
} from './literal-texts.ts';
export { type PackedSearches, packSearches } from './pack-searches.ts';
export {
  arrange,
  type Clause,
  isSurelyThere,
  joinedExclusions,
  negatedClauses,
  presentTargets,
  type Step,
  separate,
  stepsOf,
} from './steps.ts';
