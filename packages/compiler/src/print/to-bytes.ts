import { acceptedSet, isWide } from '../pattern/accepted.ts';
import { caseVariants } from '../pattern/case-variants.ts';
import { codePoints, codePointsOf } from '../pattern/code-points.ts';
import type { LiteralPattern, Pattern, RepeatPattern } from '../pattern.ts';
import { anyByte, type ByteNode, bytesNode, choiceNode, repeatNode, sequenceNode } from './byte-node.ts';
import { repeatableBytes, setNode, utf8Text } from './utf8.ts';

/** A pattern over code points as a regex over their UTF-8 bytes, item by item, in plain backtracking form. */
export function toBytes(pattern: Pattern): ByteNode {
  switch (pattern.kind) {
    case 'literal':
      return literalNode(pattern);
    case 'any-one':
    case 'class':
      return setNode(acceptedSet(pattern));
    case 'any-run':
      return repeatNode(pattern.unit === undefined ? anyByte : toBytes(pattern.unit), 0, null, 'lazy');
    case 'sequence':
      return sequenceNode(pattern.items.map(toBytes));
    case 'choice':
      return choiceNode(pattern.alternatives.map(toBytes));
    case 'repeat':
      return repetition(pattern);
    case 'anchor':
      return { kind: 'anchor', at: pattern.at };
    case 'look':
      return {
        kind: 'look',
        direction: pattern.direction,
        negated: pattern.negated,
        item: toBytes(pattern.item),
      };
  }
}

function literalNode(pattern: LiteralPattern): ByteNode {
  if (pattern.cased) return bytesNode(utf8Text(pattern.text), 'cased');
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
  const { item, min, max } = pattern;
  const set = item.kind === 'class' || item.kind === 'any-one' ? acceptedSet(item) : null;
  const bytes = set === null ? null : repeatableBytes(set);
  if (set === null || bytes === null || (max !== null && isWide(set))) {
    return repeatNode(toBytes(item), min, max, 'greedy');
  }
  const run: ByteNode = { kind: 'set', ranges: bytes };
  if (min < 2 || !isWide(set)) return repeatNode(run, min, max, 'greedy');
  return sequenceNode([repeatNode(setNode(set), min, min, 'greedy'), repeatNode(run, 0, max, 'greedy')]);
}
