/** What is left to the manager: its own rules that would end an event above a Sigma rule's level. */
export { relationOf } from './compare-values.ts';
export { type Decisions, decisionsOf } from './decisions.ts';
export { endsAlways, type Simplify, type View, viewOf } from './ends-above.ts';
export { type Gate, type Gates, gatesFor } from './gates.ts';
export type { Guard } from './guard.ts';
export { outrankedBy } from './guard-for.ts';
export { type HandedOver, type Handover, type Handovers, handoversFor, noHandovers } from './handovers.ts';
export { inCharacters, readExpression } from './read-expression.ts';
export { readOsregex } from './read-osregex.ts';
export { unknown } from './stock-condition.ts';
export { writeGuard } from './write-guard.ts';
