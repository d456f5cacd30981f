import type { CodePointSet } from '@sigmazuh/regex-syntax';
import type {
  AnchorPattern,
  AnyOnePattern,
  AnyRunPattern,
  ChoicePattern,
  ClassPattern,
  LiteralPattern,
  LookPattern,
  Pattern,
  RepeatPattern,
  SequencePattern,
} from '../pattern.ts';
import { byIdentity } from './by-identity.ts';

export type CaseRule = 'cased' | 'caseless';

export const start: AnchorPattern = { kind: 'anchor', at: 'start' };
export const end: AnchorPattern = { kind: 'anchor', at: 'end' };
export const anyRun: AnyRunPattern = { kind: 'any-run' };
export const anyOne: AnyOnePattern = { kind: 'any-one', newlines: true };
export const anyButNewline: AnyOnePattern = { kind: 'any-one', newlines: false };
/** Matches the empty text, and so everywhere. */
export const nothing: SequencePattern = { kind: 'sequence', items: [] };
/** Matches nowhere. */
export const never: ChoicePattern = { kind: 'choice', alternatives: [] };

export function literal(text: string, rule: CaseRule): LiteralPattern {
  return { kind: 'literal', text, cased: rule === 'cased' };
}

/** One code point out of `set`. */
export function oneOf(set: CodePointSet, rule: CaseRule): ClassPattern {
  return { kind: 'class', ranges: set, negated: false, cased: rule === 'cased' };
}

/** One code point that is not in `set`. */
export function noneOf(set: CodePointSet, rule: CaseRule): ClassPattern {
  return { kind: 'class', ranges: set, negated: true, cased: rule === 'cased' };
}

/** The items one after the other; nested sequences are opened, neighbouring literals and any-runs joined. */
export function sequence(items: readonly Pattern[]): Pattern {
  const flat: Pattern[] = [];
  for (const item of items.some(({ kind }) => kind === 'sequence') ? items.flatMap(itemsOf) : items) {
    if (item.kind === 'literal' && item.text === '') continue;
    if (isNever(item)) return never;
    const last = flat.at(-1);
    if (last?.kind === 'literal' && item.kind === 'literal' && last.cased === item.cased) {
      flat[flat.length - 1] = literal(last.text + item.text, last.cased ? 'cased' : 'caseless');
    } else if (!(last?.kind === 'any-run' && item.kind === 'any-run' && last.unit === item.unit)) {
      flat.push(item);
    }
  }
  const [only] = flat;
  if (only !== undefined && flat.length === 1) return only;
  return { kind: 'sequence', items: flat };
}

/** Any of the alternatives; nested choices are opened, doubles dropped. */
export function choice(alternatives: readonly Pattern[]): Pattern {
  const flat = alternatives.some(({ kind }) => kind === 'choice')
    ? alternatives.flatMap(alternativesOf)
    : alternatives;
  const [alone] = flat;
  if (alone !== undefined && flat.length === 1) return alone;
  const keys = new Set<string>();
  const distinct = flat.filter((alternative) => {
    const key = patternKey(alternative);
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  return { kind: 'choice', alternatives: distinct };
}

/** `made`, or what it was made of where that is the same, so that what is known of a pattern stays known. */
export function unlessSame(pattern: Pattern, made: Pattern): Pattern {
  const items = itemsOf(pattern);
  const others = itemsOf(made);
  return items.length === others.length && items.every((each, i) => each === others[i]) ? pattern : made;
}

/** The pattern with each alternative changed; itself where none is. */
export function mapAlternatives(pattern: Pattern, change: (alternative: Pattern) => Pattern): Pattern {
  const alternatives = alternativesOf(pattern);
  const changed = alternatives.map(change);
  return changed.every((each, i) => each === alternatives[i]) ? pattern : choice(changed);
}

/** The sequence with each item changed; itself where none is. */
export function mapItems(pattern: SequencePattern, change: (item: Pattern) => Pattern): Pattern {
  const changed = pattern.items.map(change);
  return changed.every((each, i) => each === pattern.items[i]) ? pattern : sequence(changed);
}

/** `item` from `min` to `max` times; `null` = without bound. */
export function repeat(item: Pattern, min: number, max: number | null): Pattern {
  if (max === 0) return nothing;
  if (min === 1 && max === 1) return item;
  const repeated: RepeatPattern = { kind: 'repeat', item, min, max };
  return repeated;
}

/** `item` up to `max` times, as often as it can. */
export function repeatWhole(item: Pattern, max: number): RepeatPattern {
  return { kind: 'repeat', item, min: 0, max, possessive: true };
}

export function optional(item: Pattern): Pattern {
  return repeat(item, 0, 1);
}

export function look(
  direction: 'ahead' | 'behind',
  sense: 'positive' | 'negative',
  item: Pattern,
): LookPattern {
  return { kind: 'look', direction, negated: sense === 'negative', item };
}

export function isNever(pattern: Pattern): boolean {
  return pattern.kind === 'choice' && pattern.alternatives.length === 0;
}

export function isStart(pattern: Pattern | undefined): boolean {
  return pattern?.kind === 'anchor' && pattern.at === 'start';
}

export function isEnd(pattern: Pattern | undefined): boolean {
  return pattern?.kind === 'anchor' && pattern.at === 'end';
}

export function isNothing(pattern: Pattern): boolean {
  return pattern.kind === 'sequence' && pattern.items.length === 0;
}

/** Two patterns with the same key are the same tree. */
export function patternKey(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'literal':
      return `${pattern.cased ? '=' : '~'}${pattern.text.length}:${pattern.text}`;
    case 'anchor':
      return pattern.at;
    case 'any-one':
      return pattern.newlines ? 'any' : 'any but newline';
    default:
      return keyOf(pattern);
  }
}

const keyOf = byIdentity((pattern: Pattern): string => {
  switch (pattern.kind) {
    case 'sequence':
      return `(${pattern.items.map(patternKey).join(' ')})`;
    case 'choice':
      return `[${pattern.alternatives.map(patternKey).join(' ')}]`;
    case 'repeat':
      return `{${pattern.min} ${pattern.max} ${pattern.possessive} ${patternKey(pattern.item)}}`;
    case 'look':
      return `(?${pattern.direction} ${pattern.negated} ${patternKey(pattern.item)})`;
    default:
      return JSON.stringify(pattern);
  }
});

/** The items of a sequence, or the pattern alone. */
export function itemsOf(pattern: Pattern): readonly Pattern[] {
  return pattern.kind === 'sequence' ? pattern.items : [pattern];
}

/** Whether an alternative is a text and what its ends leave open: `a`, `^a`, `^a$`, with nothing that could be another text. */
export function isText(alternative: Pattern): boolean {
  return itemsOf(alternative).every(({ kind }) => kind === 'literal' || kind === 'anchor');
}

/** The alternatives of a choice, or the pattern alone. */
export function alternativesOf(pattern: Pattern): readonly Pattern[] {
  return pattern.kind === 'choice' ? pattern.alternatives : [pattern];
}
