import type { SourceMapping } from '../source-mapping.ts';
import { sysmonForLinuxName } from '../source-mapping.ts';
import { documented } from './basis.ts';

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

const shared = {
  enters: ['syslog'],
  decodedAs: [sysmonForLinuxName],
  fieldRoots: { kind: 'only', names: ['system', 'eventdata'] },
  form: 'xml',
  fields: {
    Channel: 'system.channel',
    Computer: 'system.computer',
    EventID: 'system.eventID',
    EventRecordID: 'system.eventRecordID',
    Level: 'system.level',
    Provider_Name: 'system.providerName',
  },
  otherFields: { prefix: 'eventdata.', letters: 'lower-first' },
  present: ['system.channel', 'system.computer', 'system.eventID', 'system.level', 'system.providerName'],
  needs: "Sysmon for Linux, and the pack's decoder on the manager",
  keywords: 'line',
  basis: documented("Sysmon for Linux, through the pack's own decoder"),
} as const;

const fromCategories = Object.entries(categories).map(
  ([category, eventIds]): SourceMapping => ({
    ...shared,
    name: `linux-${category}`,
    logSource: { product: 'linux', category },
    when: { 'system.eventID': eventIds },
  }),
);

const service: SourceMapping = {
  ...shared,
  name: 'linux-sysmon',
  logSource: { product: 'linux', service: 'sysmon' },
  when: { 'system.channel': ['Linux-Sysmon/Operational'] },
};

/** Sysmon for Linux, through the decoder that the pack ships. */
export const sysmonForLinux: readonly SourceMapping[] = [...fromCategories, service];
