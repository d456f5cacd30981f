export { type Correlator, createCorrelator, type Observation } from './correlation/correlator.ts';
export { silentRules } from './correlation/silent-rules.ts';
export { createEvaluator, type Evaluator, type EvaluatorOptions, type RuleMatch } from './evaluator.ts';
export { evaluatorDiagnostics } from './evaluator-diagnostics.ts';
export type { LogSourceAttributes, Scalar, SigmaEvent } from './event.ts';
export { eventFromDecodedWindows } from './events/event-from-decoded-windows.ts';
export { eventFromEvtxJson } from './events/event-from-evtx-json.ts';
export {
  eventFromFields,
  type FieldsEvent,
  type JsonObject,
  type JsonValue,
} from './events/event-from-fields.ts';
export { eventFromLog, type LogEvent } from './events/event-from-log.ts';
export { eventFromWindows, type WindowsEvent } from './events/event-from-windows.ts';
export { timeOfLine } from './events/line-time.ts';
export { type SigmaFields, sigmaFields } from './events/sigma-fields.ts';
export {
  type ExplainedDetection,
  type ExplainedIdentifier,
  type ExplainedItem,
  type ExplainedSearch,
  type ExplainedSource,
  type Explanation,
  explainRule,
} from './explanation.ts';
export type { GivenLogSource } from './log-sources/attributes.ts';
export { caseVariants, foldCodePoint, foldText } from './text/case-folding.ts';
