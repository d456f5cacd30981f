import type { LogSourcePattern } from '@sigmazuh/pipeline';
import type { OutlineNode, TextPiece } from '../text/outline.ts';
import { entriesUnder, type Place, under, valuesOf } from '../text/place.ts';

/** The log source of a document as it stands, complete or not. */
export function logSourceIn(document: OutlineNode): LogSourcePattern {
  const names = (['product', 'category', 'service'] as const).flatMap((name) => {
    const text = under(document, 'logsource', name)?.value?.text.toLowerCase() ?? '';
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(names);
}

/** The section that says what is searched for: of rules and of filters. */
function searchSection(document: OutlineNode): OutlineNode | null {
  return under(document, 'detection') ?? under(document, 'filter');
}

/** Keys of that section that are no search identifiers. */
const otherKeys: ReadonlySet<string> = new Set(['condition', 'timeframe', 'rules']);

export function identifiersIn(document: OutlineNode): readonly OutlineNode[] {
  const section = searchSection(document);
  return section === null ? [] : entriesUnder(section).filter(({ key }) => !otherKeys.has(key?.text ?? ''));
}

/** The event ids that a document asks for, wherever it does. */
export function eventIdsIn(document: OutlineNode): readonly string[] {
  const asked = identifiersIn(document).flatMap(allEntries);
  return asked
    .filter(({ key }) => key?.text === 'EventID')
    .flatMap((each) => valuesOf(each).map(({ text }) => text));
}

function allEntries(node: OutlineNode): readonly OutlineNode[] {
  return entriesUnder(node).flatMap((each) => [each, ...allEntries(each)]);
}

/** Whether a place is inside of a search identifier: where fields are named. */
export function isInSearch({ path }: Place): boolean {
  const [section, identifier] = path;
  return (
    (section === 'detection' || section === 'filter') &&
    identifier !== undefined &&
    !otherKeys.has(identifier)
  );
}

export function isCondition({ path, role }: Place): boolean {
  const [section, key] = path;
  return (section === 'detection' || section === 'filter') && key === 'condition' && role === 'value';
}

/** One of the parts of a key that `|` separates. */
interface KeyPart extends TextPiece {
  readonly role: 'field' | 'modifier';
  /** The parts before it; the first is the field. */
  readonly before: readonly string[];
}

/** The part of `field|modifier|modifier` that an offset is in. */
export function keyPartAt({ text, start }: TextPiece, offset: number): KeyPart {
  const parts = text.split('|');
  let from = start;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    at = index;
    if (offset <= from + part.length || index === parts.length - 1) break;
    from += part.length + 1;
  }
  const part = parts[at] ?? '';
  return {
    text: part,
    start: from,
    end: from + part.length,
    role: at === 0 ? 'field' : 'modifier',
    before: parts.slice(0, at),
  };
}

/** The word of a condition that an offset is in, with what stands before it. */
export function conditionWordAt(
  { text, start }: TextPiece,
  offset: number,
): TextPiece & { readonly before: readonly string[] } {
  const words = Array.from(text.matchAll(/[^\s()|]+/g), (found) => ({
    text: found[0],
    start: start + found.index,
    end: start + found.index + found[0].length,
  }));
  const word = words.find((each) => each.start <= offset && offset <= each.end) ?? {
    text: '',
    start: offset,
    end: offset,
  };
  return { ...word, before: words.filter((each) => each.end < word.start).map((each) => each.text) };
}
