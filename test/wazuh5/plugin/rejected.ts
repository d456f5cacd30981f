/** The plugin, or OpenSearch behind it, does not take the rule. */
export class Rejected extends Error {}
