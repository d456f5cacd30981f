import { createCorrelator, type SigmaEvent, sigmaFields, timeOfLine } from '@sigmazuh/evaluator';
import { readLogEvent, readSigmaEvent } from '@sigmazuh/explain';
import { createEngine, type Explanation } from '@sigmazuh/logtest';
import type { Built } from './build.ts';
import type { GivenEvent } from './read-events.ts';

/** An event with what both judges say of it. */
export interface JudgedEvent {
  readonly given: GivenEvent;
  /** As Sigma sees it; a sentence where it cannot be read so. */
  readonly sigma: SigmaEvent | string;
  /** The titles of the rules and correlations that it raises. */
  readonly raises: readonly string[];
  /** What Wazuh does with it; a sentence where it was not asked. */
  readonly wazuh: Explanation | string;
}

/**
 * Puts the events before both judges, one after the other: what counts events counts these.
 *
 * @param now for lines that give a time without a year, in seconds since the epoch
 */
export function judgeEvents(
  events: readonly GivenEvent[],
  { evaluator, manager }: Built,
  now: number,
): readonly JudgedEvent[] {
  const correlator = createCorrelator(evaluator);
  const engine = manager.ruleset === null ? null : createEngine(manager.ruleset);
  let latest = 0;
  return events.map((given, i) => {
    const { event } = given;
    if (event === null) return { given, sigma: noEvent, raises: [], wazuh: noEvent };
    const sigma = readSigmaEvent(event);
    const log = readLogEvent(event, i);
    if (typeof sigma !== 'string') latest = Math.max(latest, timeOf(event, sigma, now) ?? latest);
    const raised = typeof sigma === 'string' ? [] : correlator.observe(sigma, latest).raised;
    return {
      given,
      sigma,
      raises: raised.map(({ title }) => title.value),
      wazuh:
        engine === null
          ? 'The engine refuses to start with this pack; see the findings.'
          : typeof log === 'string'
            ? 'Wazuh is not asked: it needs the event as a line ("log") or as an agent sends it ("winevt").'
            : engine.explain(log),
    };
  });
}

const noEvent = 'This is no event.';

/** By the sender's word, or else by what the event says itself; in seconds since the epoch. */
function timeOf(given: Readonly<Record<string, unknown>>, event: SigmaEvent, now: number): number | null {
  if (typeof given.time === 'number') return given.time;
  const { TimeCreated_SystemTime: created } = sigmaFields(event);
  const time = typeof created === 'string' ? Date.parse(created) / 1000 : Number.NaN;
  if (!Number.isNaN(time)) return time;
  return typeof given.log === 'string' ? timeOfLine(given.log, now) : null;
}
