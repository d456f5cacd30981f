import { createEngine, type LogEvent, observeConditions, type Ruleset } from '@sigmazuh/logtest';
import { createWorkModel } from './work-model.ts';

/** What the events cost at one condition of a ruleset. */
export interface ConditionWork {
  readonly rule: number;
  /** The element, e.g. `match` or `field win.eventdata.image`. */
  readonly option: string;
  /** What it asks for, e.g. `not pcre2 ^x$`. */
  readonly wanted: string;
  /** How often it was asked, of how many events it held, and how many bytes it looked at. */
  readonly asked: number;
  readonly held: number;
  readonly bytes: number;
  /** Nanoseconds in all, by the model. */
  readonly work: number;
}

/** What events cost with a ruleset. */
export interface EventsWork {
  /** Nanoseconds of each event, in their order. */
  readonly events: readonly number[];
  readonly total: number;
  /** Dearest first. */
  readonly conditions: readonly ConditionWork[];
}

/** Plays the events, one after the other, and puts a price on each condition that they are asked for. */
export function workOfEvents(ruleset: Ruleset, events: readonly LogEvent[]): EventsWork {
  const model = createWorkModel();
  const conditions = new Map<string, { -readonly [Key in keyof ConditionWork]: ConditionWork[Key] }>();
  let ofEvent = 0;
  const observed = observeConditions(ruleset, (asked) => {
    const work = model.workOf(asked);
    ofEvent += work;
    const { rule, option, wanted, text, outcome } = asked;
    const key = `${rule} ${option} ${wanted}`;
    const known = conditions.get(key) ?? { rule, option, wanted, asked: 0, held: 0, bytes: 0, work: 0 };
    known.asked += 1;
    known.held += outcome === 'holds' ? 1 : 0;
    known.bytes += text?.length ?? 0;
    known.work += work;
    conditions.set(key, known);
  });
  const engine = createEngine(observed);
  const ofEvents = events.map((event) => {
    ofEvent = 0;
    engine.process(event);
    return ofEvent;
  });
  model.destroy();
  return {
    events: ofEvents,
    total: ofEvents.reduce((sum, work) => sum + work, 0),
    conditions: [...conditions.values()].sort((one, other) => other.work - one.work),
  };
}

/** The value that this share of the numbers is below. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
