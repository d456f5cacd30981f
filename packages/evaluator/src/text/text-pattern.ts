import type { SigmaStringPart } from '@sigmazuh/parser';
import { foldText } from './case-folding.ts';

/** A piece of a Sigma string: what the parser tells apart, and one character out of several (`windash`). */
export type TextPart = SigmaStringPart | { readonly kind: 'one-of'; readonly characters: readonly string[] };

/** A Sigma string that a whole text is compared with. */
interface TextPattern {
  readonly parts: readonly TextPart[];
  readonly cased: boolean;
}

export const anyRun: TextPart = Object.freeze({ kind: 'any-run' });

/** Whether the whole text is as the pattern says. */
export type TextTest = (text: FoldableText) => boolean;

/** A text together with its folded form, which many patterns ask for. */
export class FoldableText {
  readonly plain: string;
  #folded: string | undefined;

  constructor(plain: string) {
    this.plain = plain;
  }

  get folded(): string {
    this.#folded ??= foldText(this.plain);
    return this.#folded;
  }
}

/** Pieces between two any-runs. Each has one length only, counted in code points. */
type Segment = readonly Exclude<TextPart, { kind: 'any-run' }>[];

/**
 * Wildcard matching. The pattern is cut at its any-runs: the first segment has to stand at the start, the last at
 * the end, and each one between at the first place behind the one before. Taking the first place is always right,
 * since it leaves the most text to the others; so no choice is ever taken back and the time is bounded by the
 * length of the text times that of the pattern.
 *
 *     a*bc*d   on  a x b bc y d   →  ^a … bc … d$
 */
export function compileTextPattern(pattern: TextPattern): TextTest {
  const segments = cutAtAnyRuns(pattern.cased ? pattern.parts : pattern.parts.map(foldPart));
  const first = segments[0] ?? [];
  const rest = segments.slice(1);
  const last = rest.at(-1);
  const middle = rest.slice(0, -1);
  return (given) => {
    const text = pattern.cased ? given.plain : given.folded;
    let at = endOfSegment(first, text, 0);
    if (at === undefined) return false;
    if (last === undefined) return at === text.length;
    for (const segment of middle) {
      const found = findSegment(segment, text, at);
      if (found === undefined) return false;
      at = found;
    }
    const start = startOfSegment(last, text);
    return start !== undefined && start >= at;
  };
}

function cutAtAnyRuns(parts: readonly TextPart[]): readonly Segment[] {
  const segments: Exclude<TextPart, { kind: 'any-run' }>[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'any-run') segments.push([]);
    else segments.at(-1)?.push(part);
  }
  return segments;
}

function foldPart(part: TextPart): TextPart {
  switch (part.kind) {
    case 'text':
      return { kind: 'text', text: foldText(part.text) };
    case 'one-of':
      return { kind: 'one-of', characters: part.characters.map(foldText) };
    case 'any-one':
    case 'any-run':
      return part;
  }
}

function characterAt(text: string, at: number): string | undefined {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? undefined : String.fromCodePoint(codePoint);
}

/** Where the segment ends if it starts at `at`. */
function endOfSegment(segment: Segment, text: string, at: number): number | undefined {
  let end = at;
  for (const part of segment) {
    if (part.kind === 'text') {
      if (!text.startsWith(part.text, end)) return undefined;
      end += part.text.length;
      continue;
    }
    const character = characterAt(text, end);
    if (character === undefined) return undefined;
    if (part.kind === 'one-of' && !part.characters.includes(character)) return undefined;
    end += character.length;
  }
  return end;
}

/** The end of the first place at or behind `from` where the segment stands. */
function findSegment(segment: Segment, text: string, from: number): number | undefined {
  const head = segment[0];
  let at = from;
  while (at <= text.length) {
    if (head?.kind === 'text') {
      at = text.indexOf(head.text, at);
      if (at < 0) return undefined;
    }
    const end = endOfSegment(segment, text, at);
    if (end !== undefined) return end;
    at += characterAt(text, at)?.length ?? 1;
  }
  return undefined;
}

/** Where the segment starts if it ends with the text. */
function startOfSegment(segment: Segment, text: string): number | undefined {
  let start = text.length;
  for (const part of segment.toReversed()) {
    if (part.kind === 'text') start -= part.text.length;
    else start -= isLowSurrogate(text, start - 1) ? 2 : 1;
    if (start < 0) return undefined;
  }
  return endOfSegment(segment, text, start) === text.length ? start : undefined;
}

/** Whether the unit at `at` is the second half of a code point. */
function isLowSurrogate(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
