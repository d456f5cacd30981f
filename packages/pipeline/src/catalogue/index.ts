import { ownEntry } from '@sigmazuh/parser';
import type { LogSourcePattern } from '../source.ts';
import { auditLogs } from './audit-logs.ts';
import { channelFields } from './channel-fields.ts';
import { channelEvents, windowsSystemFields } from './channels.ts';
import { cloudFields } from './clouds.ts';
import { names } from './field-names.ts';
import { genericFields } from './generic-fields.ts';
import { securityEvents } from './security.ts';
import { hashFields, sysmonEvents, sysmonForLinuxEvents } from './sysmon.ts';
import { processCreationNames, windowsCategories } from './windows-categories.ts';
import { zeekFields } from './zeek.ts';

/** The fields that events of a log source can have, whatever the back end calls them. */
export interface FieldCatalogue {
  /** Whole names, or the first parts of names below which anything may be. */
  readonly extent: 'whole names' | 'first parts';
  /** Whether there are others; then only a name that is nearly one of these is taken for wrong. */
  readonly known: 'all' | 'some';
  readonly fields: ReadonlySet<string>;
  /** Names below the first parts: only those that differ from one of these by their case are taken for wrong. */
  readonly members?: readonly string[];
}

const auditRecordNames = names(
  'a0 a1 a2 a3 a4 a5 a6 a7 argc auid comm cwd egid euid exe exit fsuid gid key pid ppid proctitle ses success suid',
  'syscall tty type uid',
);

type EventTable = Readonly<Record<string, readonly string[]>>;

const channelsByService: Readonly<Record<string, EventTable>> = {
  powershell: channelEvents['Microsoft-Windows-PowerShell/Operational'] ?? {},
  'powershell-classic': channelEvents['Windows PowerShell'] ?? {},
  security: securityEvents,
  sysmon: sysmonEvents,
  system: channelEvents.System ?? {},
};

/**
 * The catalogue of a log source's fields: those of the events with these ids, or of all its events when a rule names
 * none. `null` where nothing is known for sure: of the log source, or of one of the ids.
 */
export function fieldCatalogue(
  logSource: LogSourcePattern,
  eventIds: readonly string[],
): FieldCatalogue | null {
  const { product, category, service } = logSource;
  const cloud = cloudFields.find((each) => each.product === product && each.service === service);
  // Rules of Kubernetes' log are of a category now and then.
  if (cloud !== undefined && (category === undefined || category === 'application')) {
    return {
      extent: 'first parts',
      known: 'all',
      fields: new Set(cloud.roots),
      members: cloud.members ?? [],
    };
  }
  const audited = auditLogs.find(
    (each) =>
      each.product === product &&
      (each.anyKind === true || (each.category === category && each.service === service)),
  );
  if (audited !== undefined) {
    return { extent: 'first parts', known: audited.known, fields: new Set(audited.roots) };
  }
  const inZeek = product === 'zeek' && category === undefined ? zeekFields(service ?? '') : undefined;
  if (inZeek !== undefined) return { extent: 'whole names', known: 'all', fields: new Set(inZeek) };
  if (product === 'linux' && category !== undefined && service === undefined) return ofLinux(category);
  if (product === 'windows' && category !== undefined && service === undefined) return ofCategory(category);
  if (product === 'windows' && category === undefined && service !== undefined) {
    const table = ownEntry(channelsByService, service);
    if (table !== undefined) return ofEvents(table, eventIds, windowsSystemFields);
    const fields = ownEntry(channelFields, service);
    if (fields === undefined) return null;
    return { extent: 'whole names', known: 'some', fields: new Set([...fields, ...windowsSystemFields]) };
  }
  if (product === 'linux' && service === 'sysmon')
    return ofEvents(sysmonForLinuxEvents, eventIds, windowsSystemFields);
  const generic = genericFields(logSource);
  return generic === null ? null : { extent: 'whole names', known: 'some', fields: new Set(generic) };
}

/** Whether every event of the log source that has one of the ids has the field, be it with `-` for no value. */
export function isAlwaysSent(field: string, channel: string, eventIds: readonly string[]): boolean {
  const tables: Readonly<Record<string, EventTable>> = {
    ...channelEvents,
    // PowerShell 7 writes the same events to a log of its own.
    'PowerShellCore/Operational': channelEvents['Microsoft-Windows-PowerShell/Operational'] ?? {},
    Security: securityEvents,
    'Microsoft-Windows-Sysmon/Operational': sysmonEvents,
  };
  const table = ownEntry(tables, channel) ?? {};
  if (eventIds.length === 0) return Object.values(table).some((fields) => fields.includes(field));
  return eventIds.some((id) => ownEntry(table, id)?.includes(field) === true);
}

/** Sysmon for Linux has a few of the events of Windows. */
const linuxCategories: Readonly<Record<string, readonly string[]>> = {
  process_creation: ['1'],
  network_connection: ['3'],
  process_termination: ['5'],
  file_event: ['11'],
  file_delete: ['23'],
};

function ofLinux(category: string): FieldCatalogue | null {
  const ids = ownEntry(linuxCategories, category);
  const known = ids === undefined ? null : ofEvents(sysmonForLinuxEvents, ids, windowsSystemFields);
  if (known === null) return null;
  // Commands are in audit records too, which have names of their own.
  const inRecords = category === 'process_creation' ? auditRecordNames : [];
  return { ...known, fields: new Set([...known.fields, ...inRecords]) };
}

function ofCategory(category: string): FieldCatalogue | null {
  const events = ownEntry(windowsCategories, category);
  if (events === undefined) return null;
  const fields = events.flatMap(({ source, ids }) =>
    ids.flatMap((id) => (source === 'sysmon' ? sysmonEvents : (channelsByService[source] ?? {}))[id] ?? []),
  );
  const own = category === 'process_creation' ? processCreationNames : [];
  const hashes = fields.some((field) => field === 'Hashes' || field === 'Hash')
    ? Object.keys(hashFields)
    : [];
  return {
    extent: 'whole names',
    known: 'all',
    fields: new Set([...fields, ...own, ...hashes, ...windowsSystemFields]),
  };
}

function ofEvents(
  table: EventTable,
  eventIds: readonly string[],
  more: readonly string[],
): FieldCatalogue | null {
  // What an event is that nobody has described cannot be told.
  const isTold = eventIds.length > 0 && eventIds.every((id) => Object.hasOwn(table, id));
  const fields = isTold ? eventIds.flatMap((id) => table[id] ?? []) : Object.values(table).flat();
  if (fields.length === 0) return null;
  return { extent: 'whole names', known: isTold ? 'all' : 'some', fields: new Set([...fields, ...more]) };
}
