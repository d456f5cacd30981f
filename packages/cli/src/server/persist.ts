import type { Outcome } from './send-request.ts';

export type Wait = (milliseconds: number) => Promise<void>;

/** When another try makes sense. */
export interface Persistence {
  readonly tries: number;
  /** In milliseconds; every further pause is twice the one before. */
  readonly firstPause: number;
  /** Statuses that say "later": nothing was done, and the server may say itself how long to wait. */
  readonly busy: readonly number[];
  /** The first pause for a busy server that does not say how long, where it is another one. */
  readonly firstPauseWhenBusy?: number;
  /** Errors of connections that pass, by Node's codes. */
  readonly passing: readonly string[];
  /** Whether an error of the server (5xx) may pass. */
  readonly serverErrors: 'pass' | 'stand';
}

/** No server is waited for longer than this at a time. */
const longestPause = 60_000;

/** Tries until the outcome stands: it is none that another try could better, or there were enough. */
export async function persist(
  attempt: () => Promise<Outcome>,
  persistence: Persistence,
  wait: Wait,
): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    const outcome = await attempt();
    const pause = tries < persistence.tries ? pauseAfter(outcome, tries, persistence) : null;
    if (pause === null) return outcome;
    await wait(pause);
  }
}

/** `null` = the outcome stands. */
function pauseAfter(outcome: Outcome, tries: number, persistence: Persistence): number | null {
  const { firstPause, firstPauseWhenBusy = firstPause, busy, passing, serverErrors } = persistence;
  const growing = (first: number) => Math.min(first * 2 ** (tries - 1), longestPause);
  if (outcome.kind === 'broken') return passing.includes(outcome.code) ? growing(firstPause) : null;
  if (busy.includes(outcome.status)) {
    const seconds = Number(outcome.retryAfter);
    return Number.isFinite(seconds) && seconds > 0
      ? Math.min(seconds * 1000, longestPause)
      : growing(firstPauseWhenBusy);
  }
  return outcome.status >= 500 && serverErrors === 'pass' ? growing(firstPause) : null;
}
