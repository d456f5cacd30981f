/**
 * Correlations, in the order in which they are made:
 *
 *     resolve               the rules that each refers to
 *     counted-base          the rules whose events are counted, and the levels at which these end in the manager
 *     form, common-places   what a correlation asks for that Wazuh can count, and the fields it compares
 *     count-correlation     the looks back that tell whether it holds; in what it differs (`differences`):
 *                           `distinct-values`, `rules-together`, over the events of `counted-events`
 *     marks                 which looks back see the marks of which others
 *     plan-correlations     the rules: `overlap`, `ending-rules`, `load-order`
 *     alerts-that-count     alerts of other rules of the pack whose events are a base's too
 */
export { alertsThatCount } from './alerts-that-count.ts';
export { type ConvertedCorrelations, convertCorrelations } from './convert-correlations.ts';
export type { CountedBase } from './counted-base.ts';
export type { CountedCorrelation } from './counted-correlation.ts';
export { differences } from './differences.ts';
export { leaveOutCorrelations } from './leave-out.ts';
export { noteCorrelations, withTakers } from './note-correlations.ts';
export { leavesOfCorrelations, planCorrelations } from './plan-correlations.ts';
