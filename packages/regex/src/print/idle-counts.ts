import { acceptedSet, itemsOf, type Pattern, repeat, sequence } from '@sigmazuh/compiler';
import type { ByteNode } from './byte-node.ts';
import { containedIn } from './class-gaps.ts';
import { toBytes } from './to-bytes.ts';
import { repeatableBytes } from './utf8.ts';

/**
 * Beside a run that can read the same, further rounds of a repeat say nothing: the run would read them.
 *
 *     .*(?:\\{\\d\\}){2,}x  →  .*(?:\\{\\d\\}){2}x
 */
export function withoutIdleCounts(pattern: Pattern): Pattern {
  let left = pattern;
  let items = itemsOf(pattern);
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item?.kind !== 'repeat' || item.max === item.min || runSet(item) !== null) continue;
    const beside = [items[at - 1], items[at + 1]].map((each) => (each === undefined ? null : runSet(each)));
    const rounds = toBytes(item.item);
    if (!beside.some((run) => run !== null && containedIn(rounds, run))) continue;
    left = sequence([...items.slice(0, at), repeat(item.item, item.min, item.min), ...items.slice(at + 1)]);
    items = itemsOf(left);
    at = -1;
  }
  return left;
}

function runSet(item: Pattern): ByteNode | null {
  if (item.kind !== 'repeat' || item.max !== null) return null;
  if (item.item.kind !== 'class' && item.item.kind !== 'any-one') return null;
  const ranges = repeatableBytes(acceptedSet(item.item));
  return ranges === null ? null : { kind: 'set', ranges };
}
