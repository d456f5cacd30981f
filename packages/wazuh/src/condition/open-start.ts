import { alternativesOf, choice, itemsOf, type Pattern, sequence } from '@sigmazuh/compiler';

/**
 * The pattern with every "begins here" as the first item of an alternative, where what stands in front of the value
 * can be written instead of it; a look-behind could not hold it, as that has to have a fixed length.
 *
 *     (^|;)evil   →   ^evil | ;evil
 *
 * `null` when it asks for the beginning anywhere else.
 */
export function openStart(pattern: Pattern): Pattern | null {
  const alternatives = alternativesOf(pattern).flatMap(opened);
  return alternatives.some((each) => itemsOf(each).slice(1).some(asksForStart)) ? null : choice(alternatives);
}

function opened(alternative: Pattern): readonly Pattern[] {
  const [first, ...rest] = itemsOf(alternative);
  if (first?.kind !== 'choice' || !asksForStart(first)) return [alternative];
  return first.alternatives.flatMap((each) => opened(sequence([each, ...rest])));
}

function asksForStart(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'anchor':
      return pattern.at === 'start' || pattern.at === 'line-start';
    case 'sequence':
      return pattern.items.some(asksForStart);
    case 'choice':
      return pattern.alternatives.some(asksForStart);
    case 'repeat':
    case 'look':
      return asksForStart(pattern.item);
    default:
      return false;
  }
}
