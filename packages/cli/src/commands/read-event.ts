import {
  eventFromFields,
  eventFromLog,
  eventFromWindows,
  type JsonObject,
  type SigmaEvent,
} from '@sigmazuh/evaluator';

type Unread = Readonly<Record<string, unknown>>;

/**
 * An event of the command line's stream as Sigma sees it: `{"winevt":{"Event","Message"}}`,
 * `{"logsource":{…},"fields":{…}}` or `{"logsource":{…},"log":"raw line"}`.
 *
 * @returns the event, or what is wrong with it
 */
export function readSigmaEvent(event: Unread): SigmaEvent | string {
  const { winevt, log, fields } = event;
  if (isMap(winevt)) {
    return typeof winevt.Event === 'string'
      ? eventFromWindows({ Event: winevt.Event })
      : '"winevt" needs "Event", the event as XML text';
  }
  const logsource = readLogSource(event.logsource);
  if (typeof logsource === 'string') return logsource;
  if (isMap(fields)) return eventFromFields({ logsource, fields: fields as JsonObject });
  if (typeof log === 'string') return eventFromLog({ logsource, log });
  return 'an event has "winevt", "fields" or "log"';
}

function readLogSource(value: unknown): Readonly<Record<string, string>> | string {
  if (value === undefined || value === null) return {};
  if (!isMap(value)) return '"logsource" is a map of "product", "category" and "service"';
  const attributes: Record<string, string> = {};
  for (const [name, each] of Object.entries(value)) {
    if (typeof each === 'string') attributes[name] = each;
    else if (each !== null) return `"logsource" has a "${name}" that is no text`;
  }
  return attributes;
}

const isMap = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
