/** A Sigma rule that matches an event, with the level its Wazuh rules have. */
export interface Matching {
  readonly id: string;
  readonly level: number;
}

/** The ends of an event that keep the promise. */
export interface PromisedEnds {
  /** Sigma rules, any of which may be the one that alerts. */
  readonly sigma: readonly string[];
  /** Whether the event may also end where stock Wazuh ends it. */
  readonly stock: 'only' | 'as-well' | 'no';
}

/**
 * One alert, the most severe of all matching Sigma rules and the stock outcome; without a matching rule the stock
 * outcome (blueprint, promise 1). Of equal ones any may win. `stockLevel` is 0 when stock Wazuh raises no alert.
 */
export function promisedEnds(matching: readonly Matching[], stockLevel: number): PromisedEnds {
  const highest = Math.max(0, ...matching.map((rule) => rule.level));
  if (matching.length === 0 || highest < stockLevel) return { sigma: [], stock: 'only' };
  const sigma = matching.filter((rule) => rule.level === highest).map((rule) => rule.id);
  return { sigma, stock: highest === stockLevel ? 'as-well' : 'no' };
}
