import {
  eventFromDecodedWindows,
  eventFromEvtxJson,
  eventFromFields,
  eventFromLog,
  eventFromWindows,
  type JsonObject,
  type SigmaEvent,
} from '@sigmazuh/evaluator';
import { otherInput } from './event-keys.ts';
import { isMap, type Unread } from './unread.ts';

/**
 * An event of the command line's stream as Sigma sees it: `{"winevt":{"Event","Message"}}`,
 * `{"logsource":{…},"fields":{…}}` or `{"logsource":{…},"log":"raw line"}`; also what `readEvents` makes of other
 * inputs.
 *
 * @returns the event, or what is wrong with it
 */
export function readSigmaEvent(event: Unread): SigmaEvent | string {
  const { winevt, log, fields, decodedWinevt, evtx } = event;
  if (isMap(winevt)) {
    const { Event, Message } = winevt;
    if (typeof Event !== 'string') return '"winevt" needs "Event", the event as XML text';
    return eventFromWindows(typeof Message === 'string' ? { Event, Message } : { Event });
  }
  if (typeof decodedWinevt === 'string') return readDecodedWindows(decodedWinevt);
  if (isMap(evtx)) {
    return (
      eventFromEvtxJson(evtx as JsonObject) ??
      'the line is no event as EVTX dumpers write it, {"Event":{"System":{…},"EventData":{…}}}'
    );
  }
  const logsource = readLogSource(event.logsource);
  if (typeof logsource === 'string') return logsource;
  if (isMap(fields)) return eventFromFields({ logsource, fields: fields as JsonObject });
  if (typeof log === 'string') return eventFromLog({ logsource, log });
  return `an event has "winevt", "fields" or "log", e.g. {"log":"…"}${otherInput(event)}`;
}

function readDecodedWindows(text: string): SigmaEvent | string {
  try {
    const { win }: { readonly win?: unknown } = JSON.parse(text);
    if (isMap(win)) return eventFromDecodedWindows(win as JsonObject, text);
  } catch {
    // The same as any other text that is no event.
  }
  return 'the "full_log" of a Windows event is JSON that begins with {"win":';
}

function readLogSource(value: unknown): Readonly<Record<string, string>> | string {
  if (value === undefined || value === null) return {};
  if (!isMap(value)) return '"logsource" is a map of "product", "category" and "service"';
  const attributes = new Map<string, string>();
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'string') attributes.set(name, each);
    else if (each !== null) return `"logsource" has a "${name}" that is no text`;
  }
  return Object.fromEntries(attributes);
}
