/** What the two judges say of an event and a rule, as data; no files, no terminal. */
export { archivedDocument } from './events/archived-document.ts';
export { isArchived, readArchivedEvent } from './events/archived-event.ts';
export { unknownKeys } from './events/event-keys.ts';
export { readLogEvent } from './events/read-log-event.ts';
export { readSigmaEvent } from './events/read-sigma-event.ts';
export {
  type EventExplanation,
  type ExplainedItem,
  type ExplainedSearch,
  endText,
  lookedAt,
  type RuleExplanation,
  type Step,
  stepsOf,
  type VerdictText,
  verdictOf,
} from './explanation.ts';
export { loadWithPack } from './manager.ts';
export { cutAround, type LookedAt, piecesOf, type TextPiece } from './marked-text.ts';
export { type MatchingPart, matchingPart } from './matching-part.ts';
export { type PackRuleText, packRuleTexts } from './pack-rule-texts.ts';
export type { NamedText, RulesetTexts } from './ruleset-texts.ts';
export { missingDecoders, skeleton } from './skeleton/index.ts';
