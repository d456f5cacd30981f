/** Where a rule's fields are in the events of a log source, and what is lost on the way. */
export { anyAddress } from './address-networks.ts';
export { allOf, always, anyOf, isConstant, never, notOf, nowhere } from './combine-predicates.ts';
export { jsonTarget, locateField, placeTarget, refusedNames, targetOf } from './field-location.ts';
export { hasCase } from './listed.ts';
export { locateFields } from './locate-fields.ts';
export { type LogPart, logParts } from './log-parts/index.ts';
export { markerPredicate } from './marker.ts';
export {
  type ComparisonTest,
  type Condition,
  type ConditionTarget,
  elementTarget,
  isPart,
  type JsonTarget,
  type PartTarget,
  type PresenceTest,
  staticElements,
  type Target,
  targetKey,
  type ValueTest,
  type WazuhPredicate,
  type WrittenPattern,
} from './wazuh-predicate.ts';
