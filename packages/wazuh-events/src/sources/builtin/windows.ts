import { hashFields, type LogSourcePattern } from '@sigmazuh/pipeline';
import type { FieldView, SourceMapping, WazuhPipeline } from '../source-mapping.ts';
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
    views: hashViews(category === 'create_stream_hash' ? 'Hash' : 'Hashes'),
  }),
);

/** Names of the taxonomy for the hashes that Sysmon lists in one field. */
function hashViews(of: string): Readonly<Record<string, FieldView>> {
  return Object.fromEntries(
    Object.entries(hashFields).map(([field, name]) => [field, { kind: 'part', of, name }]),
  );
}

/** Mandatory labels, by the names that Sysmon gives integrity levels. */
const integrityLabels: Readonly<Record<string, string>> = {
  Untrusted: 'S-1-16-0',
  Low: 'S-1-16-4096',
  Medium: 'S-1-16-8192',
  MediumPlus: 'S-1-16-8448',
  High: 'S-1-16-12288',
  System: 'S-1-16-16384',
  ProtectedProcess: 'S-1-16-20480',
};

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
  role: 'additional',
  views: {
    IntegrityLevel: { kind: 'labels', of: 'MandatoryLabel', labels: integrityLabels },
    User: { kind: 'account', name: 'SubjectUserName', domain: 'SubjectDomainName' },
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
    ...(service === 'sysmon'
      ? { known: { 'win.system.providerName': [sysmonProvider] }, views: hashViews('Hashes') }
      : {}),
    otherFields: service === 'windefend' ? spacedEventData : eventData,
    fields: { ...systemFields, ...userDataFields(service), ...rewritten(service) },
    ...(hiddenSystemFields[service] === undefined ? {} : { hidden: hiddenSystemFields[service] }),
  }),
);

/** The decoder puts words for the changes of an audit policy in place of what the event has (WAZUH.md k). */
function rewritten(service: string): Readonly<Record<string, string>> {
  return service === 'security' ? { AuditPolicyChanges: 'win.eventdata.auditPolicyChangesId' } : {};
}

const anyWindowsEvent: SourceMapping = {
  ...windowsEvents,
  fields: { ...systemFields, ...rewritten('security') },
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
