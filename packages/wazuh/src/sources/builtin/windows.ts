import type { LogSourcePattern } from '@sigmazuh/pipeline';
import type { SourceMapping, WazuhPipeline } from '../source-mapping.ts';
import {
  eventData,
  spacedEventData,
  sysmon,
  sysmonProvider,
  systemFields,
  windowsEvents,
} from './windows-fields.ts';
import { windowsServices } from './windows-services.ts';
import { hiddenSystemFields, userDataFields } from './windows-user-data.ts';

/** Sysmon event ids of Sigma's categories (taxonomy appendix). */
const sysmonCategories: Readonly<Record<string, readonly string[]>> = {
  process_creation: ['1'],
  file_change: ['2'],
  network_connection: ['3'],
  sysmon_status: ['4', '16'],
  process_termination: ['5'],
  driver_load: ['6'],
  image_load: ['7'],
  create_remote_thread: ['8'],
  raw_access_thread: ['9'],
  process_access: ['10'],
  file_event: ['11'],
  registry_add: ['12'],
  registry_delete: ['12'],
  registry_set: ['13'],
  registry_rename: ['14'],
  registry_event: ['12', '13', '14'],
  create_stream_hash: ['15'],
  pipe_created: ['17', '18'],
  wmi_event: ['19', '20', '21'],
  dns_query: ['22'],
  file_delete: ['23', '26'],
  clipboard_capture: ['24'],
  process_tampering: ['25'],
  file_delete_detected: ['26'],
  file_block_executable: ['27'],
  file_block_shredding: ['28'],
  file_executable_detected: ['29'],
  sysmon_error: ['255'],
};

const powerShell = ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational'];

/** Categories that are one event id of PowerShell's channels. */
const powerShellCategories: readonly (readonly [
  category: string,
  channels: readonly string[],
  eventId: string,
])[] = [
  ['ps_module', powerShell, '4103'],
  ['ps_script', powerShell, '4104'],
  ['ps_classic_start', ['Windows PowerShell'], '400'],
  ['ps_classic_provider_start', ['Windows PowerShell'], '600'],
  ['ps_classic_script', ['Windows PowerShell'], '800'],
];

/** Every event but 255 is informational: the provider's manifest says so. */
const sysmonSeverity = (eventIds: readonly string[]) =>
  eventIds.includes('255') ? {} : { 'win.system.severityValue': ['INFORMATION'] };

const fromSysmon = Object.entries(sysmonCategories).map(
  ([category, eventIds]): SourceMapping => ({
    ...windowsEvents,
    name: `windows-${category}`,
    logSource: { product: 'windows', category },
    when: { 'win.system.channel': [sysmon], 'win.system.eventID': eventIds },
    known: { 'win.system.providerName': [sysmonProvider], ...sysmonSeverity(eventIds) },
  }),
);

const processCreationAudit: SourceMapping = {
  ...windowsEvents,
  name: 'windows-process_creation-security',
  logSource: { product: 'windows', category: 'process_creation' },
  when: { 'win.system.channel': ['Security'], 'win.system.eventID': ['4688'] },
  known: { 'win.system.providerName': ['Microsoft-Windows-Security-Auditing'] },
  fields: {
    ...systemFields,
    Image: 'win.eventdata.newProcessName',
    ParentImage: 'win.eventdata.parentProcessName',
    LogonId: 'win.eventdata.subjectLogonId',
  },
  // Sysmon's further fields do not exist in this event.
  onlyFields: [
    'CommandLine',
    'MandatoryLabel',
    'NewProcessId',
    'NewProcessName',
    'ParentProcessName',
    'ProcessId',
    'SubjectDomainName',
    'SubjectLogonId',
    'SubjectUserName',
    'SubjectUserSid',
    'TargetDomainName',
    'TargetLogonId',
    'TargetUserName',
    'TargetUserSid',
    'TokenElevationType',
  ],
};

const fromPowerShell = powerShellCategories.map(
  ([category, channels, eventId]): SourceMapping => ({
    ...windowsEvents,
    name: `windows-${category}`,
    logSource: { product: 'windows', category },
    when: { 'win.system.channel': channels, 'win.system.eventID': [eventId] },
  }),
);

const fromChannels = Object.entries(windowsServices).map(
  ([service, channels]): SourceMapping => ({
    ...windowsEvents,
    name: `windows-${service}`,
    logSource: { product: 'windows', service },
    when: { 'win.system.channel': channels },
    ...(service === 'sysmon' ? { known: { 'win.system.providerName': [sysmonProvider] } } : {}),
    otherFields: service === 'windefend' ? spacedEventData : eventData,
    fields: { ...systemFields, ...userDataFields(service) },
    ...(hiddenSystemFields[service] === undefined ? {} : { hidden: hiddenSystemFields[service] }),
  }),
);

const anyWindowsEvent: SourceMapping = {
  ...windowsEvents,
  name: 'windows',
  logSource: { product: 'windows' },
  when: {},
};

/** Filled by Event Tracing for Windows only, which no Wazuh agent reads. */
const tracedOnly: readonly LogSourcePattern[] = ['file_access', 'file_rename'].map((category) => ({
  product: 'windows',
  category,
}));

export const windows: WazuhPipeline = {
  name: 'windows',
  priority: 10,
  sources: [...fromSysmon, processCreationAudit, ...fromPowerShell, ...fromChannels, anyWindowsEvent],
  refusals: tracedOnly.map((logSource) => ({
    logSource,
    reason: 'these events come from Event Tracing for Windows, which the Wazuh agent does not read',
  })),
};
