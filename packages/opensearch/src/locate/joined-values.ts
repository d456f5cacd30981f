import { choice, literal, type Pattern, sequence } from '@sigmazuh/compiler';

/** Data of Windows events without names is one text, its values joined by a comma and a blank. */
export function joinedValues(name: string): boolean {
  return name === 'data.win.eventdata.data';
}

/** Anchors that also hold at the seams between joined values. */
export function patternAtAnyValue(pattern: Pattern): Pattern {
  switch (pattern.kind) {
    case 'anchor':
      return pattern.at === 'start' || pattern.at === 'end' ? choice([pattern, seam]) : pattern;
    case 'sequence':
      return sequence(pattern.items.map(patternAtAnyValue));
    case 'choice':
      return choice(pattern.alternatives.map(patternAtAnyValue));
    default:
      return pattern;
  }
}

const seam = literal(', ', 'cased');
