export type { ClockReading } from './clock.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export type { Attempt, Drop, Explanation, FailedCondition } from './explain.ts';
export { type AskedCondition, observeConditions } from './observe-conditions.ts';
export {
  type LoadedRuleset,
  type LoadSummary,
  loadRuleset,
  type Ruleset,
  type RulesetSources,
  readDecoders,
  type SourceFile,
} from './ruleset.ts';
