import type { Pattern } from '../pattern.ts';
import { choice, look, repeat, sequence } from './build.ts';

/** The pattern with every node replaced by what `change` makes of it, children first. */
export function rebuild(pattern: Pattern, change: (node: Pattern) => Pattern): Pattern {
  switch (pattern.kind) {
    case 'sequence':
      return change(sequence(pattern.items.map((each) => rebuild(each, change))));
    case 'choice':
      return change(choice(pattern.alternatives.map((each) => rebuild(each, change))));
    case 'repeat':
      return change(repeat(rebuild(pattern.item, change), pattern.min, pattern.max));
    case 'look':
      return change(
        look(pattern.direction, pattern.negated ? 'negative' : 'positive', rebuild(pattern.item, change)),
      );
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
