import {
  byIdentity,
  type CodePointRange,
  type CodePointSet,
  difference,
  intersection,
  isSubset,
  nonAscii,
  setSize,
} from '@sigmazuh/compiler';
import { type ByteNode, choiceNode, continuationBytes, repeatNode, sequenceNode } from './byte-node.ts';

/** With not more than these missing, a wide set is written as all but them. */
const fewMissing = 100;

const ascii: CodePointSet = [{ from: 0, to: 0x7f }];
const leadBytes: CodePointRange = { from: 0xc0, to: 0xff };

/** A text's UTF-8 bytes, one character each. */
export function utf8Text(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

/**
 * One code point out of `set`, as bytes. A set with all of U+0080… is written by what its bytes look like, since
 * texts are valid UTF-8: a byte that begins a character, and then its continuation bytes.
 *
 *     [^\\]  →  [^\\\x80-\xbf][\x80-\xbf]*+        [^\\é]  →  (?!\xc3\xa9)[^\\\x80-\xbf][\x80-\xbf]*+
 */
export const setNode = byIdentity((set: CodePointSet): ByteNode => {
  const low = asciiNode(intersection(set, ascii));
  const missing = difference(nonAscii, set);
  if (setSize(missing) <= fewMissing) {
    const wide = sequenceNode([
      { kind: 'set', ranges: [...intersection(set, ascii), leadBytes] },
      repeatNode(continuationBytes, 0, null, 'possessive'),
    ]);
    if (missing.length === 0) return wide;
    const item = choiceNode(mergeTails(utf8Ranges(missing).map(byteSequence)));
    return sequenceNode([{ kind: 'look', direction: 'ahead', negated: true, item }, wide]);
  }
  const high = utf8Ranges(difference(set, ascii)).map(byteSequence);
  return low === null ? choiceNode(mergeTails(high)) : choiceNode([low, ...mergeTails(high)]);
});

/** Both cases of one letter are that letter without case. */
export function asciiNode(ranges: CodePointSet): ByteNode | null {
  const [upper, lower, ...more] = ranges;
  if (upper === undefined) return null;
  const isPair = lower?.from === upper.from + 0x20 && more.length === 0;
  return isPair &&
    upper.from === upper.to &&
    lower.from === lower.to &&
    upper.from >= 0x41 &&
    upper.from <= 0x5a
    ? { kind: 'bytes', text: String.fromCharCode(lower.from), caseless: true }
    : { kind: 'set', ranges };
}

/**
 * The byte set that, repeated any number of times, matches the same as repeated code points of `set`; `null` when
 * there is none. With all of U+0080… in the set, its bytes can be taken one by one.
 */
export function repeatableBytes(set: CodePointSet): readonly CodePointRange[] | null {
  if (isSubset(set, ascii)) return set;
  if (!isSubset(nonAscii, set)) return null;
  const low = intersection(set, ascii);
  const last = low.at(-1);
  return last?.to === 0x7f
    ? [...low.slice(0, -1), { from: last.from, to: 0xff }]
    : [...low, { from: 0x80, to: 0xff }];
}

const lengthBounds = [0x7f, 0x7ff, 0xffff, 0x10ffff];

/** Cuts a range so that all code points of a piece have equally many bytes, and the pieces are byte rectangles. */
function splitByLength(range: CodePointRange): readonly CodePointRange[] {
  const bound = lengthBounds.find((each) => range.from <= each && each < range.to);
  if (bound !== undefined) {
    return [
      ...splitByLength({ from: range.from, to: bound }),
      ...splitByLength({ from: bound + 1, to: range.to }),
    ];
  }
  return splitByTail(range, 1);
}

/** A piece is a rectangle when, below the first byte that differs, all continuation bytes take all values. */
function splitByTail(range: CodePointRange, bytes: number): readonly CodePointRange[] {
  if (bytes > 3) return [range];
  const tail = (1 << (6 * bytes)) - 1;
  if ((range.from & ~tail) !== (range.to & ~tail)) {
    if ((range.from & tail) !== 0) {
      return [
        ...splitByTail({ from: range.from, to: range.from | tail }, bytes),
        ...splitByTail({ from: (range.from | tail) + 1, to: range.to }, bytes),
      ];
    }
    if ((range.to & tail) !== tail) {
      return [
        ...splitByTail({ from: range.from, to: (range.to & ~tail) - 1 }, bytes),
        ...splitByTail({ from: range.to & ~tail, to: range.to }, bytes),
      ];
    }
  }
  return splitByTail(range, bytes + 1);
}

/** The byte texts of a set's code points: each entry one range of bytes after the other. */
export function utf8Ranges(set: CodePointSet): readonly (readonly CodePointRange[])[] {
  return set.flatMap(splitByLength).map(byteRanges);
}

function byteRanges(range: CodePointRange): readonly CodePointRange[] {
  const [from, to] = [range.from, range.to].map((point) =>
    new TextEncoder().encode(String.fromCodePoint(point)),
  );
  return Array.from(from ?? [], (low, i) => ({ from: low, to: to?.[i] ?? low }));
}

function byteSequence(ranges: readonly CodePointRange[]): ByteNode {
  return sequenceNode(ranges.map((range) => unit([range])));
}

/** `\xc3\x89 | \xc3\xa9` → `\xc3[\x89\xa9]`: neighbours that differ in their last byte only. */
function mergeTails(nodes: readonly ByteNode[]): readonly ByteNode[] {
  const merged: ByteNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    const joined = last === undefined ? null : joinLastByte(last, node);
    if (joined === null) merged.push(node);
    else merged[merged.length - 1] = joined;
  }
  return merged;
}

function joinLastByte(a: ByteNode, b: ByteNode): ByteNode | null {
  const [x, y] = [a, b].map(spread);
  if (x === undefined || y === undefined || x.length !== y.length) return null;
  const head = x.slice(0, -1);
  if (JSON.stringify(head) !== JSON.stringify(y.slice(0, -1))) return null;
  return sequenceNode([
    ...head.map(unit),
    { kind: 'set', ranges: [...(x.at(-1) ?? []), ...(y.at(-1) ?? [])] },
  ]);
}

function spread(node: ByteNode): readonly (readonly CodePointRange[])[] {
  switch (node.kind) {
    case 'bytes':
      return Array.from(node.text, (byte) => [{ from: byte.charCodeAt(0), to: byte.charCodeAt(0) }]);
    case 'set':
      return [node.ranges];
    case 'sequence':
      return node.items.flatMap(spread);
    default:
      return [];
  }
}

function unit(ranges: readonly CodePointRange[]): ByteNode {
  const [only] = ranges;
  return only !== undefined && ranges.length === 1 && only.from === only.to
    ? { kind: 'bytes', text: String.fromCharCode(only.from), caseless: false }
    : { kind: 'set', ranges };
}
