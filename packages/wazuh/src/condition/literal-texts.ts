import {
  alternativesOf,
  byIdentity,
  groupBy,
  isEnd,
  isStart,
  itemsOf,
  type Pattern,
} from '@sigmazuh/compiler';
import { swallowsTag } from '../limits.ts';

/** A text as `osmatch` looks for it: ASCII letters in either case, anywhere or where it is pinned. */
export interface LiteralText {
  readonly text: string;
  readonly at: 'part' | 'start' | 'end' | 'exact';
}

/**
 * Any one of some texts. Wazuh's `osmatch` finds them in a fraction of the time that PCRE2 takes, which it calls
 * without optimisation (WAZUH.md l).
 */
export interface LiteralTexts {
  readonly kind: 'texts';
  readonly texts: readonly LiteralText[];
}

/** More texts than this that a single alternative stands for are not spelled out. */
const mostSpellings = 64;

/** Characters that `osmatch` or a rule file gives a meaning, and those beyond printable ASCII. */
const unwritable = /[^\x20-\x7e]|[|^$!<>&]/;

/** The texts that say exactly what the pattern says; `null` for a pattern that asks for more or less than texts. */
export function exactTexts(pattern: Pattern): LiteralTexts | null {
  return exactly(pattern).texts;
}

const exactly = byIdentity((pattern: Pattern): { readonly texts: LiteralTexts | null } => {
  const texts: LiteralText[] = [];
  for (const alternative of alternativesOf(pattern)) {
    const own = spelledOut(alternative);
    if (own === null) return { texts: null };
    texts.push(...own);
  }
  return { texts: texts.length === 0 ? null : { kind: 'texts', texts: withoutLonger(texts) } };
});

function spelledOut(alternative: Pattern): readonly LiteralText[] | null {
  const items = itemsOf(alternative);
  const start = isStart(items[0]);
  const end = isEnd(items.at(-1)) && items.length > (start ? 1 : 0);
  const spellings = joined(items.slice(start ? 1 : 0, end ? -1 : undefined), 'exact');
  if (spellings === null) return null;
  if (spellings.some((text) => text === '' || unwritable.test(text) || swallowsTag(text))) return null;
  const at = start ? (end ? 'exact' : 'start') : end ? 'end' : 'part';
  return spellings.map((text) => ({ text, at }));
}

/** `osmatch` knows no case, so a text in one case only stands for more than the pattern. */
type Spelling = 'exact' | 'any case';

/** What stands between the anchors; `null` when case matters or it is no list of texts. */
function spellingsOf(item: Pattern, spelling: Spelling): readonly string[] | null {
  switch (item.kind) {
    case 'literal':
      return spelling === 'exact' && item.cased && /[A-Za-z]/.test(item.text) ? null : [item.text];
    case 'sequence':
      return joined(item.items, spelling);
    case 'choice': {
      const parts = item.alternatives.map((each) => spellingsOf(each, spelling));
      return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
    }
    default:
      return null;
  }
}

/** Every text that one spelling of each item makes. */
function joined(items: readonly Pattern[], spelling: Spelling): readonly string[] | null {
  const [first, ...rest] = items;
  let spellings = first === undefined ? [''] : spellingsOf(first, spelling);
  for (const item of rest) {
    const own = spellingsOf(item, spelling);
    if (spellings === null || own === null || own.length * spellings.length > mostSpellings) return null;
    spellings = spellings.flatMap((before) => own.map((text) => before + text));
  }
  return spellings === null || spellings.length > mostSpellings ? null : spellings;
}

/** Finding one of these takes so short a text that it says nothing about a value, unless hardly any value has it. */
const shortestWitness = 3;
const rareCharacter = /[`{}~]/;

/**
 * Texts of which any match of the pattern contains one: a first look that never misses what the pattern would find.
 * Of several candidates the longest is taken, since it turns up least. `null` when there are none.
 *
 *     \Ac:\\.*(?:mimi|kiwi).*\.dll   →   mimi | kiwi
 */
export function necessaryTexts(pattern: Pattern): LiteralTexts | null {
  return necessary(pattern).texts;
}

const necessary = byIdentity((pattern: Pattern): { readonly texts: LiteralTexts | null } => {
  const texts = witnesses(pattern) ?? [];
  return { texts: texts.length === 0 ? null : { kind: 'texts', texts: withoutLonger(texts) } };
});

function witnesses(pattern: Pattern): readonly LiteralText[] | null {
  switch (pattern.kind) {
    case 'literal':
      return longestPart(pattern.text, 'none');
    case 'choice': {
      const texts: LiteralText[] = [];
      for (const alternative of pattern.alternatives) {
        const own = witnesses(alternative);
        if (own === null) return null;
        texts.push(...own);
      }
      return texts.length === 0 ? null : texts;
    }
    case 'sequence':
      return witnessOfSequence(pattern.items);
    case 'repeat':
      return pattern.min > 0 ? witnesses(pattern.item) : null;
    case 'look':
      return pattern.negated ? null : witnesses(pattern.item);
    default:
      return null;
  }
}

/** Neighbours that can be spelled out are spelled together; what has the longest texts stands for the sequence. */
function witnessOfSequence(items: readonly Pattern[]): readonly LiteralText[] | null {
  let best: readonly LiteralText[] | null = null;
  const offer = (texts: readonly LiteralText[] | null) => {
    if (texts !== null && (best === null || worthOf(texts) > worthOf(best))) best = texts;
  };
  for (let from = 0; from < items.length; ) {
    const { spelled, to } = spelledFrom(items, from);
    if (spelled === null) {
      const item = items[from];
      if (item !== undefined) offer(witnesses(item));
      from += 1;
      continue;
    }
    const starts = isStart(items[from - 1]) && from === 1;
    const ends = isEnd(items[to]) && to === items.length - 1;
    const parts = spelled.map((text) =>
      longestPart(text, starts ? (ends ? 'both' : 'start') : ends ? 'end' : 'none'),
    );
    offer(parts.includes(null) ? null : parts.flatMap((each) => each ?? []));
    from = to;
  }
  return best;
}

/** All that a run of items spells, whatever its case, and where the run ends; `null` where it is empty. */
function spelledFrom(
  items: readonly Pattern[],
  from: number,
): { readonly spelled: readonly string[] | null; readonly to: number } {
  let spelled: readonly string[] | null = null;
  let to = from;
  for (; to < items.length; to++) {
    const more = joined(items.slice(from, to + 1), 'any case');
    if (more === null) break;
    spelled = more;
  }
  return { spelled, to };
}

/** The shortest text decides, and of equal ones fewer are better. */
function worthOf(texts: readonly LiteralText[]): number {
  const shortest = Math.min(
    ...texts.map(({ text, at }) => tellingPart(text).length + (at === 'part' ? 0 : 2)),
  );
  return shortest - texts.length / 64;
}

/** A member's name stands in every event of its kind: `"message":"\\"` tells nothing. */
function tellingPart(text: string): string {
  return text.replace(/^"[\w.]+":(?:"(?:\\")?)?/, '');
}

/** The longest part of a text that can be written, where it stands. */
function longestPart(text: string, pinned: 'none' | 'start' | 'end' | 'both'): readonly LiteralText[] | null {
  const parts = text.split(new RegExp(unwritable, 'u'));
  let best = 0;
  for (const [i, part] of parts.entries()) if (part.length > (parts[best]?.length ?? 0)) best = i;
  const whole = parts[best] ?? '';
  const found = swallowsTag(whole) ? whole.slice(0, -1) : whole;
  const atStart = best === 0 && (pinned === 'start' || pinned === 'both');
  const atEnd = found === whole && best === parts.length - 1 && (pinned === 'end' || pinned === 'both');
  const at = atStart ? (atEnd ? 'exact' : 'start') : atEnd ? 'end' : 'part';
  const tells = found.length >= shortestWitness || at === 'exact' || rareCharacter.test(found);
  return tells ? [{ text: found, at }] : null;
}

/** Whoever finds the shorter text finds the longer one as well. */
export function withoutLonger(texts: readonly LiteralText[]): readonly LiteralText[] {
  if (texts.length < 2) return texts;
  const distinct = new Map(texts.map((each) => [`${each.at} ${each.text.toLowerCase()}`, each]));
  const folded = [...distinct.values()].map((each) => ({ each, text: each.text.toLowerCase() }));
  const parts = folded.flatMap(({ each, text }) => (each.at === 'part' ? [text] : []));
  const least = Math.min(...parts.map(({ length }) => length));
  const byBeginning = groupBy(parts, (part) => part.slice(0, least));
  const holds = (text: string, at: LiteralText['at']) => {
    for (let from = 0; from + least <= text.length; from++) {
      const alike = byBeginning.get(text.slice(from, from + least)) ?? [];
      if (alike.some((part) => text.startsWith(part, from) && (at !== 'part' || part !== text))) return true;
    }
    return false;
  };
  return folded.filter(({ each, text }) => !holds(text, each.at)).map(({ each }) => each);
}

/** What an element of `osmatch` holds; `null` where it is too long, or an exclamation mark in front would turn it around. */
export function fittingTexts(texts: LiteralTexts | null, most: number): LiteralTexts | null {
  if (texts === null) return null;
  const text = osmatchText(texts);
  return text.length <= most && !text.startsWith('!') ? texts : null;
}

/** As a rule file has it. */
export function osmatchText({ texts }: LiteralTexts): string {
  return written(texts);
}

/** Its length is asked for wherever it could stand. */
const written = byIdentity((texts: readonly LiteralText[]): string =>
  texts
    .map(({ text, at }) => {
      const start = at === 'start' || at === 'exact' ? '^' : '';
      const end = at === 'end' || at === 'exact' ? '$' : '';
      return `${start}${text}${end}`;
    })
    .join('|'),
);
