import type { BuiltInSource, FieldPlace } from './event-source.ts';

type Fields = Readonly<Record<string, FieldPlace>>;

const process: Fields = {
  Image: 'process.executable',
  CommandLine: 'process.command_line',
  CurrentDirectory: 'process.working_directory',
  ParentImage: 'process.parent.executable',
  ParentCommandLine: 'process.parent.command_line',
  ProcessId: 'process.pid',
  ParentProcessId: 'process.parent.pid',
  User: 'user.name',
  LogonId: 'process.session_leader.entity_id',
};

const file: Fields = { ...process, TargetFilename: 'file.path' };

const connection: Fields = {
  ...process,
  Protocol: 'network.transport',
  Initiated: { kind: 'renamed', field: 'network.direction', values: { true: 'egress', false: 'ingress' } },
  SourceIp: 'source.ip',
  SourcePort: 'source.port',
  DestinationIp: 'destination.ip',
  DestinationHostname: 'destination.domain',
  DestinationPort: 'destination.port',
};

/** Sysmon for Linux numbers its events as Sysmon does. */
const linux: readonly (readonly [category: string, eventIds: readonly string[], fields: Fields])[] = [
  ['process_creation', ['1'], process],
  ['network_connection', ['3'], connection],
  ['file_event', ['11'], file],
  ['file_delete', ['23'], file],
];

const fromLinux = linux.map(
  ([category, eventIds, fields]): BuiltInSource => ({
    logSource: { product: 'linux', category },
    integration: 'linux',
    category: 'system-activity',
    marks: [{ 'event.provider': ['Linux-Sysmon'], 'event.code': eventIds }],
    fields,
  }),
);

/** macOS has no numbered events: the schema's own categories tell what happened. */
const mac: readonly (readonly [category: string, eventCategory: string, fields: Fields])[] = [
  ['process_creation', 'process', process],
  ['file_event', 'file', file],
];

const fromMac = mac.map(
  ([category, eventCategory, fields]): BuiltInSource => ({
    logSource: { product: 'macos', category },
    integration: 'macos',
    category: 'system-activity',
    marks: [{ 'event.category': [eventCategory] }],
    fields,
  }),
);

export const unixSources: readonly BuiltInSource[] = [...fromLinux, ...fromMac];
