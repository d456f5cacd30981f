import type { Pattern } from '../pattern.ts';

/** Whether nothing in the pattern repeats without bound, but for the counting of a run that a guard does. */
export function isBounded(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'any-run':
      return false;
    case 'repeat':
      return pattern.max !== null && isBounded(pattern.item);
    case 'sequence':
      return pattern.items.every((item, i) => isRunOfGuard(pattern.items[i - 1], item) || isBounded(item));
    case 'choice':
      return pattern.alternatives.every(isBounded);
    case 'look':
      return isBounded(pattern.item);
    default:
      return true;
  }
}

/** `(?<!\\)(?:\\\\)*`: a run of one character, entered at its beginning only. */
function isRunOfGuard(before: Pattern | undefined, item: Pattern): boolean {
  return (
    item.kind === 'repeat' &&
    item.item.kind === 'literal' &&
    before?.kind === 'look' &&
    before.direction === 'behind' &&
    before.negated &&
    before.item.kind === 'literal' &&
    before.item.text === item.item.text[0]
  );
}
