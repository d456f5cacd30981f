import {
  type DetectionItem,
  type FilterRule,
  itemsOf,
  type Located,
  modifierNames,
  nearest,
  type SigmaDocument,
  type SigmaRule,
  type SourceRange,
} from '@sigmazuh/parser';
import { fieldCatalogue } from './catalogue/index.ts';
import { mapFields } from './catalogue/maps.ts';
import { logSourceNames } from './log-source-names.ts';

/** A field that no event of a rule's log source has. */
export interface UnknownField {
  readonly field: string;
  readonly range: SourceRange;
  /** `map` for one whose values are maps, so that no text is at it. */
  readonly kind: 'none' | 'map';
  /** The field that was most likely meant. */
  readonly meant: string | null;
}

/**
 * The fields of a rule, and of the filters that are added to it, that its log source's events cannot have, by the
 * catalogue. The events of a channel are told by the ids that the rule names, wherever it names them; where it names
 * none, or one that is not described, only a name is told that differs from a known one by a letter or its case.
 */
export function unknownFields(
  document: SigmaDocument,
  filters: readonly FilterRule[] = [],
): readonly UnknownField[] {
  if (document.kind !== 'rule') return [];
  const items = [document, ...filters].flatMap(itemsOf);
  const maps = mapFields(document.logSource.product?.value);
  const ofMaps = items
    .filter((item) => asksForText(item))
    .flatMap(({ field }): readonly UnknownField[] =>
      field !== null && maps.has(field.value)
        ? [{ field: field.value, range: field.range, kind: 'map', meant: null }]
        : [],
    );
  const names = items.flatMap(({ field }) => field ?? []);
  return [...ofMaps, ...unknownNames(document, items, names)];
}

/** Those of some fields of a rule's events that another document names: what a correlation groups or counts by. */
export function unknownAmong(rule: SigmaRule, names: readonly Located<string>[]): readonly UnknownField[] {
  return unknownNames(rule, itemsOf(rule), names);
}

/** Presence is asked of maps as of anything. */
function asksForText({ modifiers, values }: DetectionItem): boolean {
  return !modifiers.some(({ value }) => value === 'exists') && values.some(({ kind }) => kind !== 'null');
}

function unknownNames(
  { logSource }: SigmaRule,
  items: readonly DetectionItem[],
  names: readonly Located<string>[],
): readonly UnknownField[] {
  const catalogue = fieldCatalogue(logSourceNames(logSource), items.flatMap(eventIdsOf));
  if (catalogue === null) return [];
  const { extent, fields } = catalogue;
  const isWhole = catalogue.known === 'all';
  const known = new Set(fields);
  const members = new Map((catalogue.members ?? []).map((each) => [each.toLowerCase(), each]));
  return names.flatMap((field): readonly UnknownField[] => {
    const name = extent === 'whole names' ? field.value : (field.value.split('.')[0] ?? field.value);
    if (known.has(name) || known.has(field.value)) {
      const member = members.get(field.value.toLowerCase());
      const isSlip = member !== undefined && member !== field.value;
      return isSlip ? [{ field: field.value, range: field.range, kind: 'none', meant: member }] : [];
    }
    const dotted = /^(.+)\.([a-z]+)$/.exec(field.value);
    if (isWhole && dotted !== null && known.has(dotted[1] ?? '') && isModifier(dotted[2] ?? '')) {
      const meant = `${dotted[1]}|${dotted[2]}`;
      return [{ field: field.value, range: field.range, kind: 'none', meant }];
    }
    const near = isWhole
      ? meantField(name, fields)
      : nearest(name, fields, name.length < shortest ? 0 : slip);
    // Of events that nobody has described some may have the field: only what is nearly another name is a slip.
    if (near === null && !isWhole) return [];
    const meant = near === null ? null : `${near}${field.value.slice(name.length)}`;
    return [{ field: field.value, range: field.range, kind: 'none', meant }];
  });
}

const isModifier = (word: string): boolean => modifierNames.some((name) => name === word);

/** The field that was meant by a name that is none: one with a slip in it, one that has it as a part, or the nearest. */
export function meantField(name: string, fields: Iterable<string>): string | null {
  const known = [...fields];
  return (
    nearest(name, known, slip) ?? longerName(name, known) ?? spelledOut(name, known) ?? nearest(name, known)
  );
}

/** `DestPort` → `DestinationPort`: each word is the beginning of one. */
function spelledOut(name: string, fields: readonly string[]): string | null {
  const words = wordsIn(name);
  if (words.length < 2) return null;
  const isMeant = (field: string) => {
    const full = wordsIn(field);
    return full.length === words.length && words.every((word, i) => full[i]?.startsWith(word) === true);
  };
  return fields.find(isMeant) ?? null;
}

const wordsIn = (name: string): readonly string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((word) => word.toLowerCase());

/** `LogonId` → `TargetLogonId`, `Query` → `QueryName`. */
function longerName(name: string, fields: readonly string[]): string | null {
  const lower = name.toLowerCase();
  if (lower.length < shortest) return null;
  const longer = fields.filter((each) => {
    const other = each.toLowerCase();
    return other.startsWith(lower) || other.endsWith(lower);
  });
  return longer.toSorted((one, other) => one.length - other.length)[0] ?? null;
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
