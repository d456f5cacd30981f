import { sysmonForLinuxName } from '../../decoders/sysmon-for-linux.ts';
import type { SourceMapping } from '../source-mapping.ts';

/** Event ids of Sysmon for Linux. */
const categories: Readonly<Record<string, readonly string[]>> = {
  process_creation: ['1'],
  network_connection: ['3'],
  process_termination: ['5'],
  raw_access_thread: ['9'],
  file_event: ['11'],
  file_create: ['11'],
  file_delete: ['23'],
};

/** Sysmon for Linux, through the decoder that the pack ships. */
export const sysmonForLinux = Object.entries(categories).map(
  ([category, eventIds]): SourceMapping => ({
    name: `linux-${category}`,
    logSource: { product: 'linux', category },
    enters: ['syslog'],
    decodedAs: [sysmonForLinuxName],
    when: { 'system.eventID': eventIds },
    fieldRoots: { kind: 'only', names: ['system', 'eventdata'] },
    form: 'xml',
    fields: { EventID: 'system.eventID', Channel: 'system.channel', Computer: 'system.computer' },
    otherFields: { prefix: 'eventdata.', letters: 'lower-first' },
    present: ['system.eventID'],
    keywords: 'line',
  }),
);
