/** The ways in which a rule can match, each a conjunction that one chain of Wazuh rules can say. */
export { type FactualBranch, factsOf, valuesCondition } from './branch-facts.ts';
export { type Branch, branchesOf, contentKey, joinBranches, type LocatedTest } from './branches.ts';
export { areDisjoint, certaintyOf, channelsOf, type EventFacts, factsKey } from './event-facts.ts';
export { aheadAnywhere, joinOneField, joinStatics } from './join-one-field.ts';
export { withTelltale } from './telltale.ts';
