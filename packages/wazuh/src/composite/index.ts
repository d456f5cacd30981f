/** Rules of the manager that count events, and what keeps them counting where Sigma rules take these. */
export { type CompositeEntry, type CompositePlan, planComposites } from './composite-plan.ts';
export type { Handling } from './handling.ts';
export { type Likelihood, type StockEnds, stockEnds } from './stock-ends.ts';
export { placesOf } from './takers.ts';
