import type { FieldNaming } from '@sigmazuh/pipeline';
import type { FieldPlace, SourceMapping } from '../sources/source-mapping.ts';
import { addressElements, type StaticElement, staticElements, type Target } from './wazuh-predicate.ts';

/** Names the decoders keep apart from dynamic fields, and the element that looks at each. */
const elementOf: ReadonlyMap<string, StaticElement> = new Map([
  ...staticElements.map((element) => [element, element] as const),
  ['dstuser', 'user'],
  ['srcuser', 'user'],
  ['systemname', 'system_name'],
]);

/** Names under which `<field>` refuses to look, whatever their case; the loader then refuses the whole ruleset. */
export const refusedNames: ReadonlySet<string> = new Set([
  ...elementOf.keys(),
  'dstgeoip',
  'dstip',
  'srcgeoip',
  'srcip',
  'user',
]);

/**
 * The places a Sigma field may be at in a source's events, as pipelines name them: none when they never have it,
 * `null` when the pipeline does not know it.
 */
export function placesOf(field: string, source: SourceMapping): readonly FieldPlace[] | null {
  const mapped = source.fields[field];
  if (mapped !== undefined) return isSeveral(mapped) ? mapped : [mapped];
  if (source.absent?.includes(field)) return [];
  if (source.onlyFields !== undefined && !source.onlyFields.includes(field)) return [];
  return source.otherFields === undefined ? null : namesOf(field, source.otherFields);
}

/** The same as rules look at them. */
export function locateField(field: string, source: SourceMapping): readonly Target[] | null {
  const places = placesOf(field, source);
  if (places === null || source.fields[field] !== undefined) return places?.map(placeTarget) ?? null;
  return places.flatMap((place) => (typeof place === 'string' ? namedTargets(place, source) : []));
}

/**
 * A JSON log may have `Status` or `srcip` at its top, which no element can ask for; they are looked for in its text,
 * with and without a blank behind the colon.
 */
function namedTargets(name: string, source: SourceMapping): readonly Target[] {
  const target = targetOf(name);
  const isDynamic = target.kind === 'field' || target.kind === 'address';
  if (source.form !== 'json' || !isDynamic || !refusedNames.has(name.toLowerCase())) return [target];
  return [`"${name}":"`, `"${name}": "`].map((before) => ({ kind: 'framed', before, after: '"' }));
}

function isSeveral(place: FieldPlace | readonly FieldPlace[]): place is readonly FieldPlace[] {
  return Array.isArray(place);
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

function namesOf(field: string, naming: FieldNaming): readonly string[] {
  const written = (name: string) => naming.prefix + lettered(name, naming.letters);
  const spaced = field.replace(/([a-z])([A-Z])/g, '$1 $2');
  return naming.blanks === 'maybe' && spaced !== field ? [written(field), written(spaced)] : [written(field)];
}

function lettered(name: string, letters: FieldNaming['letters']): string {
  switch (letters) {
    case 'lower-first':
      // The decoder lower-cases one byte, so a first letter beyond ASCII stays.
      return /^[A-Z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
    case 'lower':
      return name.toLowerCase();
    case 'as-is':
      return name;
  }
}
