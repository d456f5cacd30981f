/** From a rule to its meaning. */

/** Regular expressions as patterns, and the sets of characters that both are made of. */
export {
  type CodePointRange,
  type CodePointSet,
  codePoints,
  codePointsOf,
  complement,
  difference,
  includes,
  intersection,
  isSubset,
  nonAscii,
  sameSet,
  setSize,
  union,
  wellFormed,
  wordCharacters,
} from '@sigmazuh/regex-syntax';
export {
  type CompiledRule,
  type CompileOptions,
  compileRule,
} from './compile-rule.ts';
export {
  type CompilerDiagnosticId,
  compilerDiagnostics,
  isCompilerDiagnostic,
} from './compiler-diagnostics.ts';
export { groupBy } from './group-by.ts';
/** The same text for rules that mean the same, however they are written. */
export { referredTo } from './meaning/correlation-meaning.ts';
export { type Meaning, type MeaningContext, meaningOf, meaningOfRule } from './meaning/meaning.ts';
export { normalise } from './normalise/normalise.ts';
export { predicateKey } from './normalise/predicate-key.ts';
/** Patterns: what they are, how they are made, and what can be asked of them. */
export { acceptedSet, isWide } from './pattern/accepted.ts';
export { networkPattern, networkText } from './pattern/address-pattern.ts';
export { isBounded } from './pattern/bounded.ts';
export {
  alternativesOf,
  anyButNewline,
  anyOne,
  anyRun,
  type CaseRule,
  choice,
  end,
  isEnd,
  isNever,
  isNothing,
  isStart,
  isText,
  itemsOf,
  literal,
  look,
  mapAlternatives,
  never,
  noneOf,
  nothing,
  oneOf,
  optional,
  patternKey,
  repeat,
  repeatWhole,
  sequence,
  start,
  unlessSame,
} from './pattern/build.ts';
export { byIdentity } from './pattern/by-identity.ts';
export { byContent, byKey } from './pattern/by-key.ts';
export { caseVariants, closeUnderCase } from './pattern/case-variants.ts';
export { comparisonPattern, zeroFraction } from './pattern/number-pattern.ts';
export { contains, rebuild } from './pattern/rebuild.ts';
export { searchForm } from './pattern/search-form.ts';
export type {
  AnchorPattern,
  AnyOnePattern,
  AnyRunPattern,
  ChoicePattern,
  ClassPattern,
  LiteralPattern,
  LookPattern,
  Pattern,
  RepeatPattern,
  SequencePattern,
} from './pattern.ts';
export type {
  CidrTest,
  CompareTest,
  EmptyTest,
  ExistsTest,
  FieldReferenceTest,
  FieldTest,
  Listed,
  MatchTest,
  Predicate,
} from './predicate.ts';
export { fieldsOf, matchTests } from './predicate.ts';
export { referenceMatch } from './reference/reference-match.ts';
export { parseRegex } from './regex/parse-regex.ts';
export { RegexRefusal } from './regex/refusal.ts';
export { filtersOf } from './resolve/filters.ts';
export { aliasesOf, isNamed, isNamedBy, timespanSeconds } from './resolve/references.ts';
export { servingRules } from './resolve/serving-rules.ts';
export {
  plainTextOf,
  type RegexFlag,
  type TextOperator,
  type WrittenMatch,
  type WrittenOrder,
  type WrittenPart,
  type WrittenRegex,
  type WrittenText,
} from './written.ts';
