import { archivedDocument } from './archived-document.ts';
import { isMap, type Unread } from './unread.ts';

const windowsDecoder = 'windows_eventchannel';
/** The manager's own events, and what comes to it by syslog. */
const managerId = '000';

/**
 * An event of a manager's archives.json or alerts.json, as it came in: the whole line, from where and when. Of a
 * Windows event a manager keeps what its decoder has made of it, which is below `data` even where the rule leaves the
 * log out of its alert (`no_full_log`, as most stock rules for Windows do).
 *
 * @returns the event, or what is wrong with the line
 */
export function readArchivedEvent(line: Unread): Unread | string {
  const { id, location, decoder, agent, ...rest } = archivedDocument(line);
  const isWindows = isMap(decoder) && decoder.name === windowsDecoder;
  const log = rest.full_log ?? (isWindows ? decodedLog(rest.data) : undefined);
  if (typeof log !== 'string') {
    return 'the line has no "full_log", the event as it came in; archives.json has it, and alerts.json but for rules with the option "no_full_log"';
  }
  const timestamp = rest.timestamp ?? rest['@timestamp'];
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

/** Whether something is a line of a manager, or a document of its indexer, rather than an event of the command line's. */
export function isArchived(read: Unread): boolean {
  const document = archivedDocument(read);
  const { full_log: log, decoder, data } = document;
  return document !== read || typeof log === 'string' || (isMap(decoder) && isMap(data));
}

/** The log that a Windows event is behind its decoder, made of the fields that the decoder has read from it. */
function decodedLog(data: unknown): string | undefined {
  return isMap(data) && isMap(data.win) ? JSON.stringify({ win: data.win }) : undefined;
}
