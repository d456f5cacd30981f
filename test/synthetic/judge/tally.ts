import type { Difference, OutcomeKind } from './outcome.ts';

/** Counts of one log source, and what went wrong there. */
export interface SourceTally extends Record<OutcomeKind, number> {
  rules: number;
  events: number;
  /** Events that the rule they were made for has to match, and has to let pass. */
  matching: number;
  passing: number;
  /** Events meant to match that Sigma says do not. */
  dropped: number;
}

/** All that a run found out. */
export class Tally {
  readonly sources = new Map<string, SourceTally>();
  readonly differences: Difference[] = [];
  /** How often events ended in a rule of another log source, by that rule. */
  readonly strangers = new Map<string, number>();
  /** Rules of which no event matches, with what stood in the way. */
  readonly withoutMatch: string[] = [];
  /** Rules no condition of which could be broken. */
  readonly withoutMiss: string[] = [];
  /** Rules that have both. */
  complete = 0;
  /** Conditions that could not be broken alone, and branches that no event was found for. */
  unbroken = 0;
  unsolved = 0;

  source(name: string): SourceTally {
    const known = this.sources.get(name);
    if (known !== undefined) return known;
    const tally = {
      rules: 0,
      events: 0,
      matching: 0,
      passing: 0,
      dropped: 0,
      agrees: 0,
      'as it arrives': 0,
      'not told apart': 0,
      'not searched': 0,
      differs: 0,
    };
    this.sources.set(name, tally);
    return tally;
  }

  get total(): SourceTally {
    const sum: SourceTally = new Tally().source('total');
    for (const each of this.sources.values()) {
      for (const key of Object.keys(sum) as (keyof SourceTally)[]) sum[key] += each[key];
    }
    return sum;
  }
}
