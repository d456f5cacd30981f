import {
  type Correlator,
  type Evaluator,
  type SigmaEvent,
  sigmaFields,
  timeOfLine,
} from '@sigmazuh/evaluator';
import type { CorrelationRule, SigmaRule } from '@sigmazuh/parser';

/** An event of the stream as it came in, and as Sigma sees it. */
export interface StreamEvent {
  readonly id: string | number;
  readonly given: Readonly<Record<string, unknown>>;
  readonly event: SigmaEvent;
}

/** What an event raises. */
interface StreamVerdict {
  readonly id: string | number;
  readonly rules: readonly (SigmaRule | CorrelationRule)[];
}

/**
 * What each event of a stream raises, in the order of the stream. Correlations look at events in order of time, so
 * with any of them the whole stream is read first; without one each verdict follows its event.
 *
 * @param now for lines that give a time without a year, in seconds since the epoch
 */
export async function* evaluateStream(
  events: AsyncIterable<StreamEvent>,
  evaluator: Evaluator,
  correlator: Correlator,
  now: number,
): AsyncGenerator<StreamVerdict> {
  if (evaluator.correlations.length === 0) {
    for await (const { id, event } of events) yield { id, rules: evaluator.evaluate(event) };
    return;
  }
  const all: { readonly place: number; readonly time: number; readonly of: StreamEvent }[] = [];
  let latest = 0;
  for await (const of of events) {
    // An event that does not say when it was is of the same time as the one before.
    latest = timeOf(of, now) ?? latest;
    all.push({ place: all.length, time: latest, of });
  }
  const verdicts: StreamVerdict[] = [];
  for (const { place, time, of } of [...all].sort(
    (one, other) => one.time - other.time || one.place - other.place,
  )) {
    verdicts[place] = { id: of.id, rules: correlator.observe(of.event, time).raised };
  }
  yield* verdicts;
}

/** By the sender's word, or else by what the event says itself; in seconds since the epoch. */
function timeOf({ given, event }: StreamEvent, now: number): number | null {
  if (typeof given.time === 'number') return given.time;
  const { TimeCreated_SystemTime: created } = sigmaFields(event);
  const time = typeof created === 'string' ? Date.parse(created) / 1000 : Number.NaN;
  if (!Number.isNaN(time)) return time;
  return typeof given.log === 'string' ? timeOfLine(given.log, now) : null;
}
