import type { MatchingPart } from './matching-part.ts';

/** A text that an item looked at, and where in it its values lie: in order, and none over another. */
export interface LookedAt {
  readonly text: string;
  readonly parts: readonly MatchingPart[];
}

/** Parts in order; those that overlap or touch are one. */
export function mergedParts(parts: readonly MatchingPart[]): readonly MatchingPart[] {
  const merged: MatchingPart[] = [];
  for (const part of [...parts].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const last = merged.at(-1);
    if (last !== undefined && part.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, part.to) };
    } else merged.push(part);
  }
  return merged;
}

/**
 * A long text cut to what stands around the first of its parts, with `…` where something is left out.
 *
 * @param longest code units that stay, without these dots
 */
export function cutAround({ text, parts }: LookedAt, longest: number): LookedAt {
  if (text.length <= longest) return { text, parts };
  const [first] = parts;
  const middle = first === undefined ? 0 : (first.from + Math.min(first.to, first.from + longest)) / 2;
  const from = Math.max(0, Math.min(Math.floor(middle - longest / 2), text.length - longest));
  const to = from + longest;
  const before = from > 0 ? '…' : '';
  const moved = before.length - from;
  return {
    text: `${before}${text.slice(from, to)}${to < text.length ? '…' : ''}`,
    parts: parts
      .filter((part) => part.from < to && part.to > from)
      .map((part) => ({ from: Math.max(part.from, from) + moved, to: Math.min(part.to, to) + moved })),
  };
}

export interface TextPiece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** The text piece by piece: what lies between its parts, and these. */
export function piecesOf({ text, parts }: LookedAt): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { from, to } of parts) {
    pieces.push(
      { text: text.slice(at, from), isMarked: false },
      { text: text.slice(from, to), isMarked: true },
    );
    at = to;
  }
  pieces.push({ text: text.slice(at), isMarked: false });
  return pieces.filter((piece) => piece.text !== '');
}
