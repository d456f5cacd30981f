import { ownEntry } from '@sigmazuh/parser';
import type { FieldNaming } from '@sigmazuh/pipeline';
import type { FieldPlace, SourceMapping } from './source-mapping.ts';

/**
 * The places a Sigma field may be at in a source's events, as pipelines name them: none when they never have it,
 * `null` when the pipeline does not know it.
 */
export function placesOf(field: string, source: SourceMapping): readonly FieldPlace[] | null {
  const mapped = ownEntry(source.fields, field);
  if (mapped !== undefined) return isSeveral(mapped) ? mapped : [mapped];
  if (source.absent?.includes(field)) return [];
  if (source.onlyFields !== undefined && !source.onlyFields.includes(field)) return [];
  return source.otherFields === undefined ? null : namesOf(field, source.otherFields);
}

function isSeveral(place: FieldPlace | readonly FieldPlace[]): place is readonly FieldPlace[] {
  return Array.isArray(place);
}

function namesOf(field: string, naming: FieldNaming): readonly string[] {
  const written = (name: string) => naming.prefix + lettered(name, naming.letters);
  const spaced = field.replace(/([a-z])([A-Z])/g, '$1 $2');
  const under = naming.alsoUnder;
  const further = under === undefined || field.startsWith(under) ? [] : [`${naming.prefix}${under}${field}`];
  return naming.blanks === 'maybe' && spaced !== field
    ? [written(field), written(spaced), ...further]
    : [written(field), ...further];
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
