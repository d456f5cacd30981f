export { type ByteText, fromBytes, toBytes } from './bytes.ts';
export type { DecoderLoad } from './decoder/index.ts';
export {
  type AskedCondition,
  type Attempt,
  type ClockReading,
  createEngine,
  type Drop,
  type Engine,
  type EngineOptions,
  type Explanation,
  type FailedCondition,
  type LoadedRuleset,
  type LoadSummary,
  loadRuleset,
  observeConditions,
  type Ruleset,
  type RulesetSources,
  readDecoders,
  type SourceFile,
} from './engine/index.ts';
export {
  type DecodedEvent,
  type DecoderCategory,
  type LogEvent,
  type StaticFieldName,
  staticFieldNames,
} from './event.ts';
export type { LoadMessage } from './messages.ts';
export type { Outcome, Verdict, VerdictRule } from './verdict.ts';
