import { toBytes } from '../bytes.ts';
import { createDecodeContext, type DecodeContext, decode } from '../decoder/index.ts';
import type { LogEvent } from '../event.ts';
import type { Verdict } from '../verdict.ts';
import { createClock } from './clock.ts';
import { type Decision, decide, lackingOfFirewall } from './decide.ts';
import { type Attempt, type Drop, type Explanation, recordAttempts } from './explain.ts';
import type { Ruleset } from './ruleset.ts';
import type { SearchObserver } from './search.ts';
import { createSession, type Session } from './session.ts';
import { createSubject } from './subject.ts';
import { writeVerdict } from './write-verdict.ts';

export interface EngineOptions {
  /** The manager's host name, for events that name no host. */
  readonly manager?: string;
  /** The manager's IANA time zone, for `<time>` and `<weekday>`; UTC where missing. */
  readonly timeZone?: string;
  /** Arrival of events without a time, in seconds since the epoch. */
  readonly now?: number;
}

/** An analysis engine: a shared ruleset, and what the events so far left behind. */
export interface Engine {
  /** Decodes an event and finds its rule. Later events depend on it: composites, `ignore`, first times. */
  process(event: LogEvent): Verdict;
  /** The same, and every rule that was tried with the first condition that failed. */
  explain(event: LogEvent): Explanation;
  /** A fresh engine on the same ruleset, without reloading. */
  fork(): Engine;
  /** A verdict for every event, in their order. */
  verdicts(events: AsyncIterable<LogEvent> | Iterable<LogEvent>): AsyncIterableIterator<Verdict>;
}

interface SessionState {
  readonly session: Session;
  readonly decoding: DecodeContext;
}

interface Run {
  readonly verdict: Verdict;
  readonly decoded: ReturnType<typeof decode>;
}

const noRules = { outcome: 'none', path: [], rule: null, earlierLogs: [], tried: 0 } as const;

/** An engine that has seen nothing yet. */
export function createEngine(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  const manager = options.manager ?? 'srv';
  const managerName = toBytes(manager);
  const clock = createClock(options.timeZone ?? 'UTC');
  const sessions = new Map<string, SessionState>();
  let count = 0;

  const stateOf = (name: string): SessionState => {
    const known = sessions.get(name);
    if (known !== undefined) return known;
    const state = {
      session: createSession(ruleset.rules, clock),
      decoding: createDecodeContext({ manager, now: options.now ?? 0 }),
    };
    sessions.set(name, state);
    return state;
  };

  const run = (
    event: LogEvent,
    observe: (subject: ReturnType<typeof createSubject>) => SearchObserver | null,
  ): Run => {
    const { session, decoding } = stateOf(event.session ?? '');
    const decoded = decode(event, ruleset.decoders, decoding);
    const subject = createSubject(decoded, managerName);
    const decision: Decision =
      decoded.failure === undefined
        ? decide(subject, ruleset.rules, session, observe(subject))
        : { ...noRules, outcome: decoded.failure };
    const verdict = writeVerdict(subject, decision, event.id ?? count);
    count += 1;
    return { verdict, decoded };
  };

  return {
    process: (event) => run(event, () => null).verdict,
    explain(event) {
      const attempts: Attempt[] = [];
      const { verdict, decoded } = run(event, (subject) => recordAttempts(subject, attempts));
      return { verdict, attempts, dropped: dropOf(decoded) };
    },
    fork: () => createEngine(ruleset, options),
    async *verdicts(events) {
      for await (const event of events) yield run(event, () => null).verdict;
    },
  };
}

function dropOf(decoded: Run['decoded']): Drop | null {
  if (decoded.failure !== undefined) return { kind: 'unreadable' };
  const lacking = lackingOfFirewall(decoded);
  return lacking.length === 0 ? null : { kind: 'incomplete connection', lacking };
}
