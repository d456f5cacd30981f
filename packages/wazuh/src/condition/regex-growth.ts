import { contains, type Pattern } from '@sigmazuh/compiler';
import { timeGrowth } from '@sigmazuh/regex';
import type { WazuhPredicate } from '../locate/index.ts';

/**
 * How the time of a condition may grow on a text made for it, in words; `null` when it grows with the text. Asked of
 * what has open repeats of its own: regular expressions, and the patterns of numbers and networks. What wildcards become
 * is linear by the way it is written.
 */
export function regexGrowth(asked: WazuhPredicate, write: () => Pattern | null): string | null {
  const written = hasOpenRepeat(asked) ? write() : null;
  return written === null ? null : timeGrowth(written);
}

function hasOpenRepeat(predicate: WazuhPredicate): boolean {
  switch (predicate.kind) {
    case 'value':
      return contains(predicate.pattern, (node) => node.kind === 'repeat' && node.max === null);
    case 'and':
    case 'or':
      return predicate.operands.some(hasOpenRepeat);
    case 'not':
      return hasOpenRepeat(predicate.operand);
    default:
      return false;
  }
}
