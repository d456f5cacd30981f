import { ownEntry } from '@sigmazuh/parser';
import { type FieldPlace, placesOf, type SourceMapping } from '@sigmazuh/wazuh-events';
import { option, type WrittenOption } from '../write/index.ts';

/** A place whose values are compared between events. In lines of JSON some texts stand for no value. */
export interface ComparedPlace {
  readonly name: string;
  readonly form: 'json' | 'other';
}

/** Elements for properties that the engine keeps apart from decoded fields, by the names decoders give them. */
const staticElements: ReadonlyMap<string, string> = new Map([
  ['srcip', 'srcip'],
  ['dstip', 'dstip'],
  ['srcport', 'srcport'],
  ['dstport', 'dstport'],
  ['srcuser', 'srcuser'],
  ['dstuser', 'user'],
  ['protocol', 'protocol'],
  ['action', 'action'],
  ['id', 'id'],
  ['url', 'url'],
  ['data', 'data'],
  ['extra_data', 'extra_data'],
  ['status', 'status'],
  ['systemname', 'system_name'],
  ['system_name', 'system_name'],
  ['location', 'location'],
]);

/** Names that no element compares. */
const notCompared = new Set(['hostname', 'program_name', 'user', 'srcgeoip', 'dstgeoip', 'log']);

/** Keys of audit records that the manager's decoder makes fields of, and what it calls them. */
const auditFields: ReadonlyMap<string, string> = new Map([
  ...['type', 'id', 'arch', 'syscall', 'success', 'exit', 'ppid', 'pid', 'auid', 'uid', 'gid', 'euid'].map(
    (key) => [key, `audit.${key}`] as const,
  ),
  ...['suid', 'fsuid', 'egid', 'sgid', 'fsgid', 'tty', 'exe', 'key', 'cwd'].map(
    (key) => [key, `audit.${key}`] as const,
  ),
  ['ses', 'audit.session'],
  ['comm', 'audit.command'],
]);

/** Parts of lines that the manager's decoders make properties of the event. */
const decodedParts: ReadonlyMap<string, string> = new Map([
  ['sshd-address', 'srcip'],
  ['sshd-address-in-words', 'srcip'],
  ['sshd-port', 'srcport'],
]);

/** The places in a source's events whose values can be compared with those of other events; or why there are none. */
export function comparedPlaces(
  field: string,
  source: SourceMapping,
): readonly string[] | { readonly why: string } {
  const undelivered = ownEntry(source.undelivered, field);
  if (undelivered !== undefined) return { why: `it never arrives in Wazuh: ${undelivered}` };
  if (ownEntry(source.views, field) !== undefined) return { why: 'it is told by other fields of the event' };
  const places = placesOf(field, source);
  if (places === null) return { why: 'no pipeline says where it is' };
  if (places.length === 0) return { why: 'the events do not have it' };
  const compared = places.flatMap((place) => comparedPlace(place, source) ?? []);
  if (compared.length === places.length) return [...new Set(compared)];
  return { why: 'it is a part of the text, and Wazuh compares decoded fields alone' };
}

function comparedPlace(place: FieldPlace, source: SourceMapping): string | null {
  if (typeof place === 'string') {
    // What JSON calls so is no property of the event, and the element for that would be asked.
    const isHidden = source.form === 'json' && place.toLowerCase() === 'location';
    return isHidden || notCompared.has(place.toLowerCase()) ? null : place;
  }
  if ('part' in place) return decodedParts.get(place.part) ?? null;
  const isDecoded = source.decodedAs?.includes('auditd') === true;
  return 'audit' in place && isDecoded ? (auditFields.get(place.audit) ?? null) : null;
}

/** The element that compares a place of earlier events with the same place of the current one. */
export function comparing({ name }: ComparedPlace, comparison: 'same' | 'different'): WrittenOption {
  const element = staticElements.get(name.toLowerCase());
  return element === undefined ? option(`${comparison}_field`, name) : option(`${comparison}_${element}`, '');
}
