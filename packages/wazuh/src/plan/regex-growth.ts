import { contains, type Pattern, timeGrowth } from '@sigmazuh/compiler';
import type { WazuhPredicate } from './wazuh-predicate.ts';

/**
 * How the time of a condition may grow on a text made for it, in words; `null` when it grows with the text. Only
 * regular expressions have open repeats of their own; what wildcards become is linear by the way it is written.
 */
export function regexGrowth(asked: WazuhPredicate, written: Pattern | null): string | null {
  return written !== null && asksForRegex(asked) ? timeGrowth(written) : null;
}

function asksForRegex(predicate: WazuhPredicate): boolean {
  switch (predicate.kind) {
    case 'value':
      return contains(predicate.pattern, (node) => node.kind === 'repeat' && node.max === null);
    case 'and':
    case 'or':
      return predicate.operands.some(asksForRegex);
    case 'not':
      return asksForRegex(predicate.operand);
    default:
      return false;
  }
}
