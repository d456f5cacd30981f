import { eventFromFields, eventFromLog, type GivenLogSource, type JsonObject } from '@sigmazuh/evaluator';
import type { SyntheticEvent } from './synthetic-event.ts';

const headerStart = 'Nov 24 10:00:00 host01 ';

/** What syslog writes in front of a program's line. */
export const syslogHeader = (program: string) => `${headerStart}${program}[2101]: `;

/**
 * A line as both judges get it; `fields` are the values that a reader of such lines takes out of it, where the
 * evaluator does not read them by itself.
 */
export function lineEvent(
  log: string,
  logSource: GivenLogSource,
  has: ReadonlySet<string>,
  fields: JsonObject = {},
): SyntheticEvent {
  const read = (line: string, logsource: GivenLogSource) =>
    Object.keys(fields).length === 0
      ? eventFromLog({ logsource, log: line })
      : eventFromFields({ logsource, fields: { ...fields, line } });
  // Rules search what stands behind the header that syslog writes.
  const message = log.startsWith(headerStart) ? log.replace(/^.*?: /, '') : log;
  return {
    sigma: read(log, logSource),
    under: (given) => [read(log, given)],
    wazuh: { log },
    text: log,
    arriving: message === log ? null : read(message, logSource),
    alike: () => [],
    has,
  };
}
