import {
  type AnyRunPattern,
  acceptedSet,
  alternativesOf,
  byIdentity,
  type Pattern,
} from '@sigmazuh/compiler';
import { anyByte, type ByteNode, repeatNode } from './byte-node.ts';
import { factoredChoice } from './factor.ts';
// biome-ignore lint/suspicious/noImportCycles: a run is made of patterns, and patterns hold runs
import { toBytes } from './to-bytes.ts';
import { repeatableBytes } from './utf8.ts';

/** What a run is made of. */
export function unitBytes({ unit }: AnyRunPattern): ByteNode {
  return unit === undefined ? anyByte : ofUnit(unit);
}

/** A form has few kinds of units, which stand everywhere. */
const ofUnit = byIdentity((unit: Pattern) => toBytes(unit));

/**
 * The run in front of a node, as short as can be. Where the node can only begin with a byte that begins a character, the
 * run need not keep the bytes of one together:
 *
 *     (?:[^"\\\x80-\xbf][\x80-\xbf]*+|\\["\\])*?cmd   →   (?:[^"\\]|\\["\\])*?cmd
 */
export function runBefore(run: AnyRunPattern, next: ByteNode | undefined): ByteNode {
  const unit = next !== undefined && beginsCharacter(next) ? unitOfBytes(run) : unitBytes(run);
  return repeatNode(unit, 0, null, 'lazy');
}

/** What a run is made of that may end in the midst of a character's bytes: one inside of a value that others enclose. */
export function unitOfBytes({ unit, within }: AnyRunPattern): ByteNode {
  if (unit === undefined) return anyByte;
  return within === 'frame' ? ofBytes(unit) : ofUnit(unit);
}

const ofBytes = byIdentity(
  (unit: Pattern): ByteNode =>
    factoredChoice(
      alternativesOf(unit).map((each) => {
        const isSet = each.kind === 'class' || each.kind === 'any-one';
        const ranges = isSet ? repeatableBytes(acceptedSet(each)) : null;
        return ranges === null ? toBytes(each) : { kind: 'set', ranges };
      }),
    ),
);

/** Whether all it can match begins with a byte that begins a character. */
export function beginsCharacter(node: ByteNode): boolean {
  switch (node.kind) {
    case 'bytes':
      return node.text !== '' && !isContinuation(node.text.charCodeAt(0));
    case 'set':
      return node.ranges.every(({ from, to }) => to < 0x80 || from > 0xbf);
    case 'sequence': {
      const [first] = node.items;
      return first !== undefined && beginsCharacter(first);
    }
    case 'choice':
      return node.alternatives.length > 0 && node.alternatives.every(beginsCharacter);
    case 'repeat':
      return node.min > 0 && beginsCharacter(node.item);
    case 'atomic':
      return beginsCharacter(node.item);
    case 'look':
    case 'anchor':
    case 'skip':
      return false;
  }
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
