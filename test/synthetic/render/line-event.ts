import { eventFromLog, type GivenLogSource } from '@sigmazuh/evaluator';
import type { SyntheticEvent } from './synthetic-event.ts';

const headerStart = 'Nov 24 10:00:00 host01 ';

/** What syslog writes in front of a program's line. */
export const syslogHeader = (program: string) => `${headerStart}${program}[2101]: `;

/** A line as both judges get it. */
export function lineEvent(log: string, logSource: GivenLogSource, has: ReadonlySet<string>): SyntheticEvent {
  const read = (line: string, logsource: GivenLogSource) => eventFromLog({ logsource, log: line });
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
