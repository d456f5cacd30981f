import { sha256Number } from '../sha256.ts';

/** Two rule ids, both included. */
export type IdRange = readonly [first: number, last: number];

/** Where the ids of a pack come from. */
export interface PackRanges {
  /** For the rules that alert; remembered in the id file. */
  readonly alerts: IdRange;
  /** For the rules that only lead on to others: they are numbered anew at every build and mean nothing to anyone. */
  readonly inner: IdRange;
}

/** The name of a pack that is not given one. */
export const standardName = 'sigmazuh';

/** What a pack may be called: the name stands in file names and sorts them. */
export const packName = /^[a-z][a-z0-9-]{0,39}$/;

const standardRanges: PackRanges = { alerts: [200_000, 289_999], inner: [290_000, 339_999] };

/**
 * Packs of other names share the ids behind the standard pack's, in blocks of 60,000. Stock rules stand below 120,000
 * and at 500,100 (that block is left out), and people number their own rules from 100,000 to 120,000.
 */
const blockSize = 60_000;
const alertsPerBlock = 20_000;
const blocks: readonly number[] = [
  340_000, 400_000, 520_000, 580_000, 640_000, 700_000, 760_000, 820_000, 880_000, 940_000,
];

/**
 * The ranges of a pack by its name, so that two packs can stand on one manager. Names that meet in one block share it:
 * ids that the manager's rules have are passed over, and an id that is remembered but taken is told.
 */
export function rangesOf(name: string): PackRanges {
  if (name === standardName) return standardRanges;
  const first = blocks[sha256Number(name) % blocks.length] ?? standardRanges.alerts[0];
  return {
    alerts: [first, first + alertsPerBlock - 1],
    inner: [first + alertsPerBlock, first + blockSize - 1],
  };
}

export function isRuleId(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 10 && value <= 999_999;
}
