import { ownEntry } from '@sigmazuh/parser';
import { type FieldPlace, placesOf, type SourceMapping } from '@sigmazuh/wazuh-events';
import {
  addressElements,
  type JsonTarget,
  type StaticElement,
  staticElements,
  type Target,
} from './wazuh-predicate.ts';

/** Names the decoders keep apart from dynamic fields, and the element that looks at each. */
const elementOf: ReadonlyMap<string, StaticElement> = new Map([
  ...staticElements.map((element) => [element, element] as const),
  ['dstuser', 'user'],
  ['srcuser', 'user'],
  ['systemname', 'system_name'],
]);

/** Elements of what the header of a line says, which JSON has none of: as keys they are fields like any other. */
const headerElements: ReadonlySet<string> = new Set(['hostname', 'location', 'program_name']);

/** Names under which `<field>` refuses to look, whatever their case; the loader then refuses the whole ruleset. */
export const refusedNames: ReadonlySet<string> = new Set([
  ...[...elementOf.keys()].filter((name) => !headerElements.has(name)),
  'dstgeoip',
  'dstip',
  'srcgeoip',
  'srcip',
  'user',
]);

/** The same as rules look at them. */
export function locateField(field: string, source: SourceMapping): readonly Target[] | null {
  const places = placesOf(field, source);
  if (places === null) return null;
  const isMapped = ownEntry(source.fields, field) !== undefined;
  if (isMapped && source.form !== 'json') return places.map(placeTarget);
  return places.flatMap((place) => {
    if (typeof place !== 'string') return [placeTarget(place)];
    // What a pipeline names is a field of Wazuh's, unless it says which paths are maps, and this one is none.
    const isElement = refusedNames.has(place.toLowerCase()) || headerElements.has(place);
    const isOwn = isMapped && (isElement || source.objects === undefined);
    return isOwn ? [placeTarget(place)] : namedTargets(place, source);
  });
}

/** Keys at the top of which the JSON decoder makes a property of the event with an element of the same name. */
const elementsOfJson: ReadonlySet<string> = new Set([
  'action',
  'data',
  'dstport',
  'extra_data',
  'id',
  'protocol',
  'srcport',
  'status',
  'url',
  'user',
]);
/**
 * A value of a JSON log is a decoded field, unless a list may be on the way to it: the decoder leaves a list whole, as
 * one text. And no element can ask for `Status` or `srcip` at its top. These are looked for in the line.
 */
function namedTargets(name: string, source: SourceMapping): readonly Target[] {
  const target = targetOf(name);
  if (source.form !== 'json' || target.kind === 'log') return [target];
  if (elementsOfJson.has(name)) return [target];
  if (headerElements.has(name)) return [{ kind: 'field', name }];
  const isSearched = refusedNames.has(name.toLowerCase()) || mayHaveList(name, source);
  return [isSearched ? jsonTarget(name, 'any') : target];
}

/**
 * The places where the line of a JSON log has a value, whatever the decoder makes of them: of a map it makes no field,
 * and of `user` at the top a property of the event. `null` as for `locateField`.
 */
export function locateInLine(
  field: string,
  source: SourceMapping,
  ask: JsonTarget['ask'],
): readonly Target[] | null {
  if (source.form !== 'json') return locateField(field, source);
  const places = placesOf(field, source);
  return (
    places?.map((place) => (typeof place === 'string' ? jsonTarget(place, ask) : placeTarget(place))) ?? null
  );
}

export function jsonTarget(name: string, ask: JsonTarget['ask']): JsonTarget {
  return { kind: 'json', path: name.split('.'), ask };
}

/** Whether something on the way to a value is not known to be a map: by name, or since conditions look below it. */
function mayHaveList(name: string, source: SourceMapping): boolean {
  const below = [`${source.otherFields?.prefix ?? ''}x`, ...Object.keys(source.when)];
  const objects = [...(source.objects ?? []), ...below.flatMap(parentsOf)];
  return parentsOf(name).some((path) => !objects.some((known) => isCovered(path, known)));
}

/** `a.b.c` is below `a` and `a.b`. */
function parentsOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'));
}

/** `user.**` is `user` and all maps below it. */
function isCovered(path: string, known: string): boolean {
  if (!known.endsWith('.**')) return path === known;
  const root = known.slice(0, -3);
  return path === root || path.startsWith(`${root}.`);
}

/** The target for a place that a pipeline names. */
export function placeTarget(place: FieldPlace): Target {
  // A person who writes `SrcIP` as a place means the engine's own.
  if (typeof place === 'string')
    return targetOf(refusedNames.has(place.toLowerCase()) ? place.toLowerCase() : place);
  if ('part' in place) return { kind: 'part', part: place.part };
  if ('audit' in place) return { kind: 'audit', key: place.audit };
  const [before, after] = place.between;
  return { kind: 'framed', before, after };
}

/** The target for a Wazuh name: an element for static fields, `log` for the text itself. */
export function targetOf(name: string): Target {
  if (name === 'log') return { kind: 'log' };
  const address = addressElements.find((each) => each === name);
  if (address !== undefined) return { kind: 'address', element: address };
  const element = elementOf.get(name);
  if (element !== undefined) return { kind: 'static', element };
  return { kind: 'field', name };
}
