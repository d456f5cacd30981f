export { checkDiagnostics, diagnosticCatalogue } from './catalogue.ts';
export { enterpriseTactics, otherTactics } from './check/attack-tactics.ts';
export { check, checkEach, checkIds, checkTogether } from './check/check.ts';
export { type CheckResult, checkFiles, type SigmaFile } from './check/check-files.ts';
export type { CheckedFile, CheckRule } from './check/check-rule.ts';
export { checkRules } from './check/rules/index.ts';
export { spelledTags } from './check/rules/unknown-tag.ts';
export { idleSuppression, withoutSuppressed } from './check/without-suppressed.ts';
export { selectIdentifiers } from './condition/select-identifiers.ts';
export type {
  AndCondition,
  Condition,
  IdentifierCondition,
  NotCondition,
  OrCondition,
  QuantifierCondition,
} from './condition.ts';
export { modifierMeanings } from './detection/modifier-meanings.ts';
export {
  type Diagnostic,
  type DiagnosticKind,
  Diagnostics,
  type DiagnosticTable,
  type Fix,
  isAtLeast,
  type RelatedLocation,
  type Severity,
  severities,
} from './diagnostics.ts';
export {
  type BooleanValue,
  type CorrelationAlias,
  type CorrelationComparison,
  type CorrelationCondition,
  type CorrelationOperator,
  type CorrelationRule,
  type CorrelationType,
  correlationOperators,
  correlationTypes,
  type Detection,
  type DetectionItem,
  type DocumentHead,
  type FilterRule,
  type Level,
  type LogSource,
  levels,
  type ModifierName,
  modifierNames,
  type NullValue,
  type NumberValue,
  type RelatedRule,
  type RuleExtension,
  relationTypes,
  type Search,
  type SearchAll,
  type SearchAny,
  type SearchIdentifier,
  type SigmaDocument,
  type SigmaRule,
  type SigmaRuleId,
  type StringValue,
  statuses,
  type UnsupportedRule,
  type Value,
} from './documents.ts';
export { formatGitHub } from './format/github.ts';
export { formatJson, type JsonDiagnostic, type JsonPlace, toJson } from './format/json.ts';
export { formatSarif } from './format/sarif.ts';
export { formatText, type Paint } from './format/text.ts';
export { didYouMean, nearest } from './nearest.ts';
export { ownEntry } from './own-entry.ts';
export { parseSigma, readSigma } from './parse-sigma.ts';
export { parseYaml, parseYamlDocument, type SingleDocument } from './parse-yaml.ts';
export { type ParserDiagnosticId, parserDiagnostics } from './parser-diagnostics.ts';
export { printCondition } from './print/print-condition.ts';
export { printSigma } from './print/print-sigma.ts';
export type { Schema, SchemaReport } from './schema/annotations.ts';
export { type SchemaReader, type SchemaReading, schemaReader } from './schema/schema-reader.ts';
export type { SchemaMistake } from './schema/violation.ts';
export { parseSigmaString, printSigmaString, type SigmaStringPart } from './sigma-string.ts';
export type { Located, Position, SourceRange } from './source.ts';
export { rangeAcross, SourceText } from './source-text.ts';
export { detectionOf, itemsOf, itemsOfSearch, leavesOf } from './walk.ts';
export { placeAt, type YamlPlace, yamlEntry } from './yaml/place-at.ts';
export type { ScalarStyle, YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml.ts';
