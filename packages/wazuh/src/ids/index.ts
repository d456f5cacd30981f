/**
 * Ids of a pack's rules. One Sigma rule alerts under one Wazuh id, which the id file binds to the rule's key (its Sigma
 * id) alone. A plan is for this an ordered list of nodes, parents before children: `alert` nodes say whose they are,
 * all others are inner rules and get numbers by their place in the list.
 */
export { allocateIds } from './allocate.ts';
export { emptyIdFile, type IdFile, newIdFile, printIdFile, type WazuhRuleId } from './id-file.ts';
export type { IdFileProblem } from './id-file-yaml.ts';
export { mergeIdFiles } from './merge-id-files.ts';
export { type Migration, migrateIdFile } from './migrate-id-file.ts';
export { InnerRangeExhausted, numberNodes } from './number-nodes.ts';
export { type IdRange, type PackRanges, packName, rangesOf, standardName } from './ranges.ts';
export { readIdFile } from './read-id-file.ts';
