import {
  type DetectionItem,
  detectionOf,
  itemsOfSearch,
  nearest,
  type SigmaDocument,
  type SourceRange,
} from '@sigmazuh/parser';
import { fieldCatalogue } from './catalogue/index.ts';
import { logSourceNames } from './log-source-names.ts';

/** A field that no event of a rule's log source has. */
export interface UnknownField {
  readonly field: string;
  readonly range: SourceRange;
  /** The field that was most likely meant. */
  readonly meant: string | null;
}

/**
 * The fields of a rule that its log source's events cannot have, by the catalogue. The events of a channel are told
 * by the ids that the rule names, wherever it names them; where it names none, or one that is not described, only a
 * name is told that differs from a known one by a letter or its case.
 */
export function unknownFields(document: SigmaDocument): readonly UnknownField[] {
  const detection = detectionOf(document);
  if (detection === null || document.kind !== 'rule') return [];
  const items = detection.identifiers.flatMap(({ search }) => itemsOfSearch(search));
  const catalogue = fieldCatalogue(logSourceNames(document.logSource), items.flatMap(eventIdsOf));
  if (catalogue === null) return [];
  const { extent, fields } = catalogue;
  const isWhole = catalogue.known === 'all';
  const known = new Set(fields);
  return items.flatMap(({ field }) => {
    if (field === null) return [];
    const name = extent === 'whole names' ? field.value : (field.value.split('.')[0] ?? field.value);
    if (known.has(name) || known.has(field.value)) return [];
    const near = nearest(name, fields, isWhole ? undefined : name.length < shortest ? 0 : slip);
    // Of events that nobody has described some may have the field: only what is nearly another name is a slip.
    if (near === null && !isWhole) return [];
    const meant = near === null ? null : `${near}${field.value.slice(name.length)}`;
    return [{ field: field.value, range: field.range, meant }];
  });
}

/** A letter too many, too few or another one. */
const slip = 1;
/** Shorter names that differ by a letter are often two names: only their case is looked at. */
const shortest = 4;

/** The ids that an item asks for; those it asks for in another way are as good as an id that nobody has described. */
function eventIdsOf({ field, modifiers, values }: DetectionItem): readonly string[] {
  if (field?.value !== 'EventID') return [];
  if (modifiers.length > 0) return ['?'];
  return values.map((value) => (value.kind === 'number' || value.kind === 'string' ? value.text : '?'));
}
