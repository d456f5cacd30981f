type Unread = Readonly<Record<string, unknown>>;

const windowsDecoder = 'windows_eventchannel';
/** The manager's own events, and what comes to it by syslog. */
const managerId = '000';

/**
 * An event of a manager's archives.json or alerts.json, as it came in: the whole line, from where and when. Of a
 * Windows event a manager keeps what its decoder has made of it.
 *
 * @returns the event, or what is wrong with the line
 */
export function readArchivedEvent(line: Unread): Unread | string {
  const { full_log: log, id, location, timestamp, decoder, agent } = line;
  if (typeof log !== 'string') {
    return 'the line has no "full_log", the event as it came in; archives.json and alerts.json have it';
  }
  const isWindows = isMap(decoder) && decoder.name === windowsDecoder;
  const time =
    typeof timestamp === 'string' ? Date.parse(timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  const isRemote = isMap(agent) && agent.id !== managerId;
  return {
    ...(isWindows ? { decodedWinevt: log } : { log }),
    ...(id === undefined ? {} : { id }),
    ...(location === undefined ? {} : { location }),
    ...(Number.isNaN(time) ? {} : { time: time / 1000 }),
    ...(isRemote ? { agent: { id: agent.id, name: agent.name, ip: agent.ip ?? 'any' } } : {}),
  };
}

const isMap = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
