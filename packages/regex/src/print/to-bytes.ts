import {
  acceptedSet,
  alternativesOf,
  byIdentity,
  type ChoicePattern,
  caseVariants,
  codePoints,
  codePointsOf,
  isWide,
  itemsOf,
  type LiteralPattern,
  type LookPattern,
  type Pattern,
  type RepeatPattern,
  type SequencePattern,
} from '@sigmazuh/compiler';
import {
  anchorNode,
  type ByteNode,
  bytesNode,
  choiceNode,
  failNode,
  repeatNode,
  sequenceNode,
} from './byte-node.ts';
import { factoredChoice } from './factor.ts';
import { byLength } from './fixed-lengths.ts';
// biome-ignore lint/suspicious/noImportCycles: patterns hold runs, and a run is made of patterns
import { runBefore } from './runs.ts';
import { asciiNode, repeatableBytes, setNode, utf8Text } from './utf8.ts';

/** A pattern over code points as a regex over their UTF-8 bytes, item by item, in plain backtracking form. */
export function toBytes(pattern: Pattern): ByteNode {
  switch (pattern.kind) {
    case 'literal':
      return literalNode(pattern);
    case 'any-one':
    case 'class':
      return setNode(acceptedSet(pattern));
    case 'any-run':
      return runBefore(pattern, undefined);
    case 'anchor':
      return anchorNode(pattern.at);
    default:
      return ofParts(pattern);
  }
}

/** A search is written in several ways, which share most of its parts. */
const ofParts = byIdentity(
  (pattern: SequencePattern | ChoicePattern | RepeatPattern | LookPattern): ByteNode => {
    switch (pattern.kind) {
      case 'sequence':
        return inOrder(pattern.items);
      case 'choice':
        return factoredChoice(pattern.alternatives.map(toBytes));
      case 'repeat':
        return repetition(pattern);
      case 'look':
        return lookNode(pattern);
    }
  },
);

function lookNode({ direction, negated, item }: LookPattern): ByteNode {
  const behind = direction === 'behind' ? behindBytes(item) : null;
  return { kind: 'look', direction, negated, item: behind ?? toBytes(item) };
}

/** From the last item to the first: how a run is written depends on what follows it. */
function inOrder(items: readonly Pattern[]): ByteNode {
  const nodes: ByteNode[] = [];
  for (const item of [...items].reverse()) {
    nodes.unshift(item.kind === 'any-run' ? runBefore(item, nodes[0]) : toBytes(item));
  }
  return sequenceNode(nodes);
}

function literalNode(pattern: LiteralPattern): ByteNode {
  if (pattern.cased) return bytesNode(utf8Text(pattern.text), 'cased');
  if (/^[\0-\x7f]+$/.test(pattern.text)) return bytesNode(pattern.text, 'caseless');
  return sequenceNode(
    codePointsOf(pattern.text).map((point) => {
      const variants = caseVariants(point);
      return point < 0x80 || variants.length === 1
        ? bytesNode(utf8Text(String.fromCodePoint(point)), point < 0x80 ? 'caseless' : 'cased')
        : setNode(codePoints(...variants));
    }),
  );
}

function repetition(pattern: RepeatPattern): ByteNode {
  if (pattern.possessive) return repeatNode(toBytes(pattern.item), pattern.min, pattern.max, 'possessive');
  const { item, min, max } = pattern;
  const set = item.kind === 'class' || item.kind === 'any-one' ? acceptedSet(item) : null;
  const bytes = set === null ? null : repeatableBytes(set);
  if (set === null || bytes === null || (max !== null && isWide(set))) {
    return repeatNode(toBytes(item), min, max, 'greedy');
  }
  const run: ByteNode = isWide(set) ? { kind: 'set', ranges: bytes } : (asciiNode(bytes) ?? failNode);
  if (min < 2 || !isWide(set)) return repeatNode(run, min, max, 'greedy');
  return sequenceNode([repeatNode(setNode(set), min, min, 'greedy'), repeatNode(run, 0, max, 'greedy')]);
}

/** More lengths than this are not written out for a look behind. */
const behindLimit = 64;

/**
 * What a look behind looks for, as PCRE2 wants it: alternatives of one length each. `null` when it has no such form.
 * Of a wide set at its beginning the last byte tells enough, since the character before goes on to the left anyway.
 */
export function behindBytes(item: Pattern): ByteNode | null {
  const lengths = byLength(
    choiceNode(
      alternativesOf(item).map((alternative) => {
        const [first, ...rest] = itemsOf(alternative);
        const isSet = first?.kind === 'class' || first?.kind === 'any-one';
        const ranges = isSet ? repeatableBytes(acceptedSet(first)) : null;
        return ranges === null
          ? toBytes(alternative)
          : sequenceNode([{ kind: 'set', ranges }, ...rest.map(toBytes)]);
      }),
    ),
    behindLimit,
  );
  return lengths === null ? null : choiceNode(lengths.map((each) => each.node));
}
