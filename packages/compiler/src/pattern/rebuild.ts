import type { Pattern } from '../pattern.ts';
import { mapAlternatives, mapItems } from './build.ts';

/** The pattern with every node replaced by what `change` makes of it, children first; itself where none is. */
export function rebuild(pattern: Pattern, change: (node: Pattern) => Pattern): Pattern {
  switch (pattern.kind) {
    case 'sequence':
      return change(mapItems(pattern, (each) => rebuild(each, change)));
    case 'choice':
      return change(mapAlternatives(pattern, (each) => rebuild(each, change)));
    case 'repeat':
    case 'look': {
      const item = rebuild(pattern.item, change);
      return change(item === pattern.item ? pattern : { ...pattern, item });
    }
    default:
      return change(pattern);
  }
}

/** Whether some node of the pattern is as asked. */
export function contains(pattern: Pattern, test: (node: Pattern) => boolean): boolean {
  if (test(pattern)) return true;
  switch (pattern.kind) {
    case 'sequence':
      return pattern.items.some((each) => contains(each, test));
    case 'choice':
      return pattern.alternatives.some((each) => contains(each, test));
    case 'repeat':
    case 'look':
      return contains(pattern.item, test);
    default:
      return false;
  }
}
