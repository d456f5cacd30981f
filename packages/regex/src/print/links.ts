import { acceptedSet, isBounded, isWide, type Pattern, type RepeatPattern } from '@sigmazuh/compiler';
import { type ByteNode, repeatNode, sequenceNode } from './byte-node.ts';
import { beginsCharacter, unitBytes, unitOfBytes } from './runs.ts';
import { toBytes } from './to-bytes.ts';
import { repeatableBytes } from './utf8.ts';

/**
 * An element of a chain and the gap before it. `free`: anything may stand there. `frame`: anything that belongs to
 * the value. `class`: bytes of one set only, as in `[^"]*`.
 */
export interface Link {
  readonly gap: 'free' | 'frame' | 'class';
  /** What the gap repeats. */
  readonly unit: ByteNode;
  readonly element: ByteNode;
}

export interface Chain {
  readonly head: ByteNode;
  readonly links: readonly Link[];
}

/** A gap, and what it repeats where it may, or may not, end in the midst of a character's bytes. */
interface Gap {
  readonly gap: Link['gap'];
  readonly unit: (width: 'bytes' | 'characters') => ByteNode;
}

/** Which repeats count as gaps; the others stay inside of elements. */
export type GapChoice = 'runs' | 'runs and wide classes' | 'runs and classes';

/** Cuts a sequence at its gaps. What a gap asks for at least belongs to the element before it. */
export function chainOf(items: readonly Pattern[], choice: GapChoice): Chain {
  const elements: ByteNode[][] = [[]];
  const gaps: Gap[] = [];
  const open = (gap: Gap) => {
    gaps.push(gap);
    elements.push([]);
  };
  for (const item of items) {
    const unit = item.kind === 'repeat' ? gapUnit(item, choice) : null;
    if (item.kind === 'any-run') {
      open({
        gap: item.within === 'frame' ? 'frame' : 'free',
        unit: (width) => (width === 'bytes' ? unitOfBytes(item) : unitBytes(item)),
      });
    } else if (item.kind === 'repeat' && unit !== null) {
      if (item.min > 0) elements.at(-1)?.push(leastCount(item, unit));
      open({ gap: 'class', unit: () => unit });
    } else {
      elements.at(-1)?.push(toBytes(item));
    }
  }
  const [head = [], ...rest] = elements;
  const elementAt = (i: number) => sequenceNode(rest[i] ?? []);
  // Gaps of one chain are compared with each other, so all are made of the same units.
  const width = gaps.every((_, i) => beginsCharacter(elementAt(i))) ? 'bytes' : 'characters';
  return {
    head: sequenceNode(head),
    links: gaps.map(({ gap, unit }, i) => ({ gap, unit: unit(width), element: elementAt(i) })),
  };
}

/** What an open repeat of a class repeats: a set of bytes, or all texts that a form has for one character. */
function gapUnit(item: RepeatPattern, choice: GapChoice): ByteNode | null {
  if (choice === 'runs' || item.max !== null) return null;
  if (item.item.kind === 'class' || item.item.kind === 'any-one') {
    const set = acceptedSet(item.item);
    const ranges = choice === 'runs and classes' || isWide(set) ? repeatableBytes(set) : null;
    return ranges === null ? null : { kind: 'set', ranges };
  }
  return isBounded(item.item) ? toBytes(item.item) : null;
}

/** One byte of a wide set is as good as one code point, since the gap takes the rest of it. */
function leastCount(item: RepeatPattern, unit: ByteNode): ByteNode {
  return unit.kind === 'set' && item.min === 1
    ? unit
    : repeatNode(toBytes(item.item), item.min, item.min, 'greedy');
}
