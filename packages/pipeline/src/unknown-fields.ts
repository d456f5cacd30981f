import {
  type DetectionItem,
  detectionOf,
  itemsOfSearch,
  nearest,
  type SigmaDocument,
  type SourceRange,
} from '@sigmazuh/parser';
import { fieldCatalogue } from './catalogue/index.ts';
import { logSourceNames } from './select-sources.ts';

/** A field that no event of a rule's log source has. */
export interface UnknownField {
  readonly field: string;
  readonly range: SourceRange;
  /** The field that was most likely meant. */
  readonly meant: string | null;
}

/**
 * The fields of a rule that its log source's events cannot have, by the catalogue. The events of a channel are told
 * by the ids that the rule names, wherever it names them; where it names none, or one that is not described, nothing
 * is said.
 */
export function unknownFields(document: SigmaDocument): readonly UnknownField[] {
  const detection = detectionOf(document);
  if (detection === null || document.kind !== 'rule') return [];
  const items = detection.identifiers.flatMap(({ search }) => itemsOfSearch(search));
  const catalogue = fieldCatalogue(logSourceNames(document.logSource), items.flatMap(eventIdsOf));
  if (catalogue === null) return [];
  const { extent, fields } = catalogue;
  const known = new Set(fields);
  return items.flatMap(({ field }) => {
    if (field === null) return [];
    const name = extent === 'whole names' ? field.value : (field.value.split('.')[0] ?? field.value);
    if (known.has(name) || known.has(field.value)) return [];
    const near = nearest(name, fields);
    const meant = near === null ? null : `${near}${field.value.slice(name.length)}`;
    return [{ field: field.value, range: field.range, meant }];
  });
}

/** The ids that an item asks for; those it asks for in another way are as good as an id that nobody has described. */
function eventIdsOf({ field, modifiers, values }: DetectionItem): readonly string[] {
  if (field?.value !== 'EventID') return [];
  if (modifiers.length > 0) return ['?'];
  return values.map((value) => (value.kind === 'number' || value.kind === 'string' ? value.text : '?'));
}
