import type { LogSourcePattern } from '../source.ts';
import { channelEvents, windowsSystemFields } from './channels.ts';
import { cloudFields } from './clouds.ts';
import { securityEvents } from './security.ts';
import { hashFields, sysmonEvents, sysmonForLinuxEvents } from './sysmon.ts';
import { processCreationNames, windowsCategories } from './windows-categories.ts';

/** The fields that events of a log source can have, whatever the back end calls them. */
export interface FieldCatalogue {
  /** Whole names, or the first parts of names below which anything may be. */
  readonly extent: 'whole names' | 'first parts';
  readonly fields: ReadonlySet<string>;
}

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
  { product, category, service }: LogSourcePattern,
  eventIds: readonly string[],
): FieldCatalogue | null {
  const cloud = cloudFields.find((each) => each.product === product && each.service === service);
  if (cloud !== undefined && category === undefined) {
    return { extent: 'first parts', fields: new Set(cloud.roots) };
  }
  if (product === 'windows' && category !== undefined && service === undefined) return ofCategory(category);
  if (product === 'windows' && category === undefined && service !== undefined) {
    const table = Object.hasOwn(channelsByService, service) ? channelsByService[service] : undefined;
    return table === undefined ? null : ofEvents(table, eventIds, windowsSystemFields);
  }
  if (product === 'linux' && service === 'sysmon')
    return ofEvents(sysmonForLinuxEvents, eventIds, windowsSystemFields);
  return null;
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
  const table = Object.hasOwn(tables, channel) ? (tables[channel] ?? {}) : {};
  if (eventIds.length === 0) return Object.values(table).some((fields) => fields.includes(field));
  return eventIds.some((id) => table[id]?.includes(field) === true);
}

function ofCategory(category: string): FieldCatalogue | null {
  const events = windowsCategories[category];
  if (events === undefined) return null;
  const fields = events.flatMap(({ source, ids }) =>
    ids.flatMap((id) => (source === 'sysmon' ? sysmonEvents : (channelsByService[source] ?? {}))[id] ?? []),
  );
  const own = category === 'process_creation' ? processCreationNames : [];
  const hashes = fields.some((field) => field === 'Hashes' || field === 'Hash')
    ? Object.keys(hashFields)
    : [];
  return { extent: 'whole names', fields: new Set([...fields, ...own, ...hashes, ...windowsSystemFields]) };
}

function ofEvents(
  table: EventTable,
  eventIds: readonly string[],
  more: readonly string[],
): FieldCatalogue | null {
  // What an event is that nobody has described cannot be told.
  if (eventIds.length === 0 || eventIds.some((id) => !Object.hasOwn(table, id))) return null;
  const fields = eventIds.flatMap((id) => table[id] ?? []);
  return { extent: 'whole names', fields: new Set([...fields, ...more]) };
}
