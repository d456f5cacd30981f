import type { BuiltInSource, EventMarks, FieldPlace } from './event-source.ts';

type Fields = Readonly<Record<string, FieldPlace>>;

const sysmonProvider = 'Microsoft-Windows-Sysmon';
const auditProvider = 'Microsoft-Windows-Security-Auditing';

/** What the decoders make of a Windows event's `System` part. */
const system: Fields = {
  EventID: 'event.code',
  Provider_Name: 'event.provider',
  Computer: 'host.name',
};

const account = (domain: string, name: string): FieldPlace => ({ kind: 'account', domain, name });

const hashes = (of: string): FieldPlace => ({
  kind: 'hashes',
  byName: {
    MD5: `${of}.hash.md5`,
    SHA1: `${of}.hash.sha1`,
    SHA256: `${of}.hash.sha256`,
    IMPHASH: `${of}.pe.imphash`,
  },
});

/** What every Sysmon event can have, of the process that did it. */
const sysmonActor: Fields = {
  ...system,
  Image: 'process.executable',
  ProcessId: 'process.pid',
  ProcessGuid: 'process.entity_id',
  User: account('user.domain', 'user.name'),
};

const versionInfo = (of: string): Fields => ({
  OriginalFileName: `${of}.pe.original_file_name`,
  Company: `${of}.pe.company`,
  Description: `${of}.pe.description`,
  FileVersion: `${of}.pe.file_version`,
  Product: `${of}.pe.product`,
});

const signature: Fields = {
  Signed: 'file.code_signature.exists',
  Signature: 'file.code_signature.subject_name',
  SignatureStatus: 'file.code_signature.status',
};

const process: Fields = {
  ...sysmonActor,
  ...versionInfo('process'),
  CommandLine: 'process.command_line',
  CurrentDirectory: 'process.working_directory',
  ParentImage: 'process.parent.executable',
  ParentCommandLine: 'process.parent.command_line',
  ParentProcessId: 'process.parent.pid',
  ParentProcessGuid: 'process.parent.entity_id',
  ParentUser: account('process.parent.user.domain', 'process.parent.user.name'),
  Hashes: hashes('process'),
  // The Security log's names for the same.
  NewProcessName: 'process.executable',
  ParentProcessName: 'process.parent.executable',
};

const file: Fields = { ...sysmonActor, TargetFilename: 'file.path', Hashes: hashes('file') };

const registry: Fields = {
  ...sysmonActor,
  TargetObject: 'registry.path',
  // `DWORD (0x00000001)` is parted into a type and a number.
  Details: {
    kind: 'rewritten',
    field: 'registry.data.strings',
    values: /[DQ]WORD|Binary Data|0x[0-9a-f]{8}/i,
  },
};

const connection: Fields = {
  ...sysmonActor,
  Protocol: 'network.transport',
  Initiated: { kind: 'renamed', field: 'network.direction', values: { true: 'egress', false: 'ingress' } },
  SourceIp: 'source.ip',
  SourceHostname: 'source.domain',
  SourcePort: 'source.port',
  DestinationIp: 'destination.ip',
  DestinationHostname: 'destination.domain',
  DestinationPort: 'destination.port',
};

const loaded: Fields = {
  ...sysmonActor,
  ...versionInfo('file'),
  ...signature,
  ImageLoaded: 'file.path',
  Hashes: hashes('file'),
};

const sourceProcess: Fields = {
  ...system,
  SourceImage: 'process.executable',
  SourceProcessId: 'process.pid',
  SourceProcessGuid: 'process.entity_id',
};

/** Sysmon's event ids and fields for Sigma's categories. */
const sysmonCategories: readonly (readonly [
  category: string,
  eventIds: readonly string[],
  fields: Fields,
])[] = [
  ['process_creation', ['1'], process],
  ['file_change', ['2'], file],
  ['network_connection', ['3'], connection],
  ['sysmon_status', ['4', '16'], system],
  ['process_termination', ['5'], sysmonActor],
  ['driver_load', ['6'], loaded],
  ['image_load', ['7'], loaded],
  ['create_remote_thread', ['8'], sourceProcess],
  ['raw_access_thread', ['9'], sysmonActor],
  ['process_access', ['10'], sourceProcess],
  ['file_event', ['11'], file],
  ['registry_add', ['12'], registry],
  ['registry_delete', ['12'], registry],
  ['registry_set', ['13'], registry],
  ['registry_rename', ['14'], registry],
  ['registry_event', ['12', '13', '14'], registry],
  ['create_stream_hash', ['15'], file],
  ['pipe_created', ['17', '18'], { ...sysmonActor, PipeName: 'file.name' }],
  ['wmi_event', ['19', '20', '21'], sysmonActor],
  ['dns_query', ['22'], { ...sysmonActor, QueryName: 'dns.question.name' }],
  ['file_delete', ['23', '26'], file],
  ['clipboard_capture', ['24'], sysmonActor],
  ['process_tampering', ['25'], sysmonActor],
  ['file_delete_detected', ['26'], file],
  ['file_block_executable', ['27'], file],
  ['file_block_shredding', ['28'], file],
  ['file_executable_detected', ['29'], file],
  ['sysmon_error', ['255'], system],
];

const shared = { integration: 'windows', category: 'system-activity' } as const;

const mark = (provider: string, eventIds: readonly string[]): EventMarks => ({
  'event.provider': [provider],
  ...(eventIds.length > 0 ? { 'event.code': eventIds } : {}),
});

const fromSysmon = sysmonCategories.map(
  ([category, eventIds, fields]): BuiltInSource => ({
    ...shared,
    logSource: { product: 'windows', category },
    marks:
      category === 'process_creation'
        ? [mark(sysmonProvider, eventIds), mark(auditProvider, ['4688'])]
        : [mark(sysmonProvider, eventIds)],
    fields,
  }),
);

/** Providers of the channels that Sigma names as services; the schema has no field for the channel itself. */
const providers: Readonly<Record<string, readonly string[]>> = {
  security: [auditProvider, 'Microsoft-Windows-Eventlog'],
  sysmon: [sysmonProvider],
  powershell: ['Microsoft-Windows-PowerShell', 'PowerShellCore'],
  'powershell-classic': ['PowerShell'],
  windefend: ['Microsoft-Windows-Windows Defender'],
  taskscheduler: ['Microsoft-Windows-TaskScheduler'],
  'bits-client': ['Microsoft-Windows-Bits-Client'],
  codeintegrity: ['Microsoft-Windows-CodeIntegrity'],
  'dns-client': ['Microsoft-Windows-DNS-Client'],
  'firewall-as': ['Microsoft-Windows-Windows Firewall With Advanced Security'],
  applocker: ['Microsoft-Windows-AppLocker'],
  'security-mitigations': ['Microsoft-Windows-Security-Mitigations'],
};

const fromServices = Object.entries(providers).map(
  ([service, names]): BuiltInSource => ({
    ...shared,
    logSource: { product: 'windows', service },
    marks: [{ 'event.provider': names }],
    fields: service === 'sysmon' ? { ...process, ...connection, ...registry, ...file } : system,
  }),
);

/** Channels that many providers write to: what tells their events apart is what the rule itself asks of the provider. */
const mixedChannels = ['system', 'application'].map(
  (service): BuiltInSource => ({
    ...shared,
    logSource: { product: 'windows', service },
    marks: [],
    fields: system,
  }),
);

const powerShellCategories: readonly (readonly [category: string, provider: string, eventId: string])[] = [
  ['ps_module', 'Microsoft-Windows-PowerShell', '4103'],
  ['ps_script', 'Microsoft-Windows-PowerShell', '4104'],
  ['ps_classic_start', 'PowerShell', '400'],
  ['ps_classic_provider_start', 'PowerShell', '600'],
  ['ps_classic_script', 'PowerShell', '800'],
];

const fromPowerShell = powerShellCategories.map(
  ([category, provider, eventId]): BuiltInSource => ({
    ...shared,
    logSource: { product: 'windows', category },
    marks: [mark(provider, [eventId])],
    fields: system,
  }),
);

export const windowsSources: readonly BuiltInSource[] = [
  ...fromSysmon,
  ...fromPowerShell,
  ...fromServices,
  ...mixedChannels,
];
