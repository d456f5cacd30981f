import {
  alternativesOf,
  choice,
  isEnd,
  isStart,
  itemsOf,
  mapAlternatives,
  type Pattern,
  referenceMatch,
  sequence,
} from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import type { SourceMapping } from '../sources/source-mapping.ts';
import type { EventNotes } from './event-notes.ts';

/** Values for which the Windows decoder leaves the field out altogether (WAZUH.md j). */
const droppedFromWindows = ['', '-', '(NULL)'] as const;
/** The decoder of XML in syslog takes what has at least one character. */
const droppedFromXml = [''] as const;

/** Values that arrive as an absent field. */
export function droppedValues({ form, unsent }: SourceMapping): readonly string[] {
  switch (form) {
    case 'windows':
      return droppedFromWindows;
    case 'xml':
      return droppedFromXml;
    case 'json':
    case 'plain':
      return unsent === undefined ? [] : [unsent];
  }
}

/** Says that a rule asks for values of a field which arrive as its absence, where there are such values. */
export function noteDropped(
  { field, range }: { readonly field: string; readonly range: SourceRange },
  { form }: SourceMapping,
  findings: EventNotes,
): void {
  // Lines that spell no value as one are told from those with a value, in Wazuh as well.
  if (form === 'json' || form === 'plain') return;
  const lost = form === 'windows' ? '"-" and an empty' : 'an empty';
  findings.note('lost-value', range, `Wazuh delivers ${lost} "${field}" as an absent field`, [field]);
}

/** A pattern taken apart: values that never arrive, and the rest (`null` when there is none). */
interface SplitByLoss {
  /**
   * `meant`: the pattern names such a value; `among others`: it takes one with many others, as `^.$` takes `-`. `rarely`:
   * it takes `(NULL)` with others, which a part such as `n` is not about.
   */
  readonly dropped: 'meant' | 'among others' | 'rarely' | 'none';
  readonly rest: Pattern | null;
}

/** Separates alternatives that equal one of the values that are dropped on the way: such a field is absent instead. */
export function splitDroppedValues(pattern: Pattern, values: readonly string[]): SplitByLoss {
  const isDropped = (text: string) => values.some((each) => each.toLowerCase() === text.toLowerCase());
  // The same letters in another case arrive.
  const never = (text: string) => isDropped(text) && !/[a-z]/i.test(text);
  const alternatives = alternativesOf(pattern).map((each) => ({ pattern: each, texts: wholeTexts(each) }));
  const rest = alternatives.filter(({ texts }) => texts?.every(never) !== true);
  return {
    dropped: alternatives.some(({ texts }) => texts?.some(isDropped))
      ? 'meant'
      : dropsAmongOthers(values.filter((value) => alternatives.some((each) => takes(each.pattern, value)))),
    rest:
      rest.length === 0
        ? null
        : rest.length === alternatives.length
          ? pattern
          : choice(rest.map((each) => each.pattern)),
  };
}

function dropsAmongOthers(taken: readonly string[]): SplitByLoss['dropped'] {
  if (taken.length === 0) return 'none';
  return taken.some((value) => value !== '(NULL)') ? 'among others' : 'rarely';
}

/** Most alternatives ask for a text that is not in such a short value. */
function takes(alternative: Pattern, value: string): boolean {
  const isIn = (item: Pattern) =>
    item.kind !== 'literal' || value.toLowerCase().includes(item.text.toLowerCase());
  return itemsOf(alternative).every(isIn) && referenceMatch(alternative, value);
}

/** More texts than this are no list of values any more. */
const mostTexts = 64;

/** All the texts an alternative takes for the whole value, `^(?:-|n/a)?$` the texts ``, `-` and `n/a`; `null` when they are many. */
function wholeTexts(pattern: Pattern): readonly string[] | null {
  const items = itemsOf(pattern);
  const [first, last] = [items[0], items.at(-1)];
  if (first?.kind !== 'anchor' || first.at !== 'start' || last?.kind !== 'anchor') return null;
  if (last.at !== 'end' && last.at !== 'last-line-end') return null;
  return textsOf(sequence(items.slice(1, -1)));
}

function textsOf(pattern: Pattern): readonly string[] | null {
  switch (pattern.kind) {
    case 'literal':
      return [pattern.text];
    case 'choice':
      return listed(pattern.alternatives, [], (texts, more) => [...texts, ...more]);
    case 'sequence':
      return listed(pattern.items, [''], (texts, ends) =>
        texts.flatMap((text) => ends.map((ending) => text + ending)),
      );
    case 'repeat': {
      const texts = pattern.min === 0 && pattern.max === 1 ? textsOf(pattern.item) : null;
      return texts === null ? null : ['', ...texts];
    }
    default:
      return null;
  }
}

function listed(
  patterns: readonly Pattern[],
  none: readonly string[],
  join: (texts: readonly string[], more: readonly string[]) => readonly string[],
): readonly string[] | null {
  let texts = none;
  for (const pattern of patterns) {
    const more = textsOf(pattern);
    if (more === null) return null;
    texts = join(texts, more);
    if (texts.length > mostTexts) return null;
  }
  return texts;
}

/** The one text an alternative equals, or `null`. */
export function exactValue(pattern: Pattern): string | null {
  const items = itemsOf(pattern);
  if (!isStart(items[0]) || !isEnd(items.at(-1))) return null;
  const texts = items.slice(1, -1).map((item) => (item.kind === 'literal' ? item.text : null));
  return texts.includes(null) ? null : texts.join('');
}

/** Trailing white space is cut off values; a pattern that asks for it at the end can only ask for the rest. */
export function withoutTrailingBlanks(pattern: Pattern): {
  readonly pattern: Pattern;
  readonly cut: 'yes' | 'no';
} {
  let cut: 'yes' | 'no' = 'no';
  const rest = mapAlternatives(pattern, (alternative) => {
    const items = [...itemsOf(alternative)];
    const last = items.at(-1);
    const before = items.at(-2);
    if (last?.kind !== 'anchor' || last.at !== 'end' || before?.kind !== 'literal') return alternative;
    const text = before.text.replace(/\s+$/, '');
    if (text === before.text) return alternative;
    cut = 'yes';
    return sequence([...items.slice(0, -2), { ...before, text }, last]);
  });
  return { pattern: rest, cut };
}
