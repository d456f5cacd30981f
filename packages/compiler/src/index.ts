/** From a rule to its meaning. */
export * from './compile-rule.ts';
/** Text forms. */
export { embedPattern, encodePattern, type Frame } from './encode/encode-pattern.ts';
export { type EncodingLoss, encodingLosses } from './encode/losses.ts';
export { groupBy } from './group-by.ts';
/** PCRE2 text. */
export {
  findSuperlinear,
  type SuperlinearPart,
  superlinearHint,
  timeGrowth,
} from './linear/find-superlinear.ts';
export { lowerDetection } from './lower/lower-rule.ts';
export * from './normalise/branches.ts';
export { normalise } from './normalise/normalise.ts';
export { predicateKey } from './normalise/predicate-key.ts';
/** Patterns. */
export * from './pattern/build.ts';
export { byIdentity } from './pattern/by-identity.ts';
export { byKey } from './pattern/by-key.ts';
export { contains } from './pattern/rebuild.ts';
export { searchForm } from './pattern/search-form.ts';
export * from './pattern.ts';
export * from './predicate.ts';
export { printPcre2 } from './print/print-pcre2.ts';
export { searchParts } from './print/search-parts.ts';
export { splitChoice } from './print/split-choice.ts';
export { referenceMatch } from './reference/reference-match.ts';
export { parseRegex } from './regex/parse-regex.ts';
export { RegexRefusal } from './regex/refusal.ts';
export * from './text-form.ts';
