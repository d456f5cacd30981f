import type { LogEvent } from '@sigmazuh/logtest';
import { otherInput } from './event-keys.ts';
import { isMap, type Unread } from './unread.ts';

/**
 * An event of the command line's stream as a manager receives it: `{"log","location"?}` or `{"winevt":{…}}`, with
 * optional `time` (seconds since the epoch), `agent` and `session`; also what `readEvents` makes of other inputs.
 *
 * @returns the event, or what is wrong with it
 */
export function readLogEvent(event: Unread, id: string | number): LogEvent | string {
  const { log, winevt, decodedWinevt, location, time, agent, session } = event;
  if (typeof log !== 'string' && !isMap(winevt) && typeof decodedWinevt !== 'string') {
    return `an event has "log", a text, or "winevt", an object, e.g. {"log":"…"}${otherInput(event)}`;
  }
  if (time !== undefined && typeof time !== 'number') return '"time" is a number of seconds since the epoch';
  if (agent !== undefined && !isMap(agent)) return '"agent" is an object, e.g. {"id":"001"}';
  return {
    id,
    ...(typeof log === 'string' ? { log } : {}),
    ...(isMap(winevt) ? { winevt: texts(winevt) } : {}),
    ...(typeof decodedWinevt === 'string' ? { decodedWinevt } : {}),
    ...(typeof location === 'string' ? { location } : {}),
    ...(typeof time === 'number' ? { time } : {}),
    ...(isMap(agent) ? { agent: texts(agent) } : {}),
    ...(session === undefined ? {} : { session: String(session) }),
  };
}

/** The entries of a map that are texts; numbers count as their text, as in `"id": 1`. */
function texts(map: Unread): Readonly<Record<string, string>> {
  const entries = Object.entries(map).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  return Object.fromEntries(entries);
}
