import { alternativesOf, itemsOf, type Pattern } from '@sigmazuh/compiler';
import { caseVariants } from '@sigmazuh/evaluator';
import type { Dice } from '../dice.ts';

/** How a text is made of a pattern. */
export interface SampleStyle {
  /** `mixed`: letters in either case where the pattern does not care. */
  readonly letters: 'as-written' | 'mixed';
  /** What runs of anything hold, and what stands around a pattern that may be anywhere. */
  readonly between: 'nothing' | 'specials';
  /** Repeats at their least, or a few more. */
  readonly repeats: 'least' | 'more';
}

export const plainStyle: SampleStyle = { letters: 'as-written', between: 'nothing', repeats: 'least' };

/** The least text, one in other letters, and one among characters that text forms write in another way. */
export const styles: readonly SampleStyle[] = [
  plainStyle,
  { letters: 'mixed', between: 'nothing', repeats: 'more' },
  { letters: 'mixed', between: 'specials', repeats: 'more' },
];

/** A text that one alternative of a pattern is made of, and which of its ends are the value's own. */
export interface Piece {
  readonly text: string;
  readonly starts: 'value' | 'anywhere';
  readonly ends: 'value' | 'anywhere';
}

/** One text for an alternative of a pattern. Look-around is not minded: not every piece is found. */
export function samplePiece(alternative: Pattern, style: SampleStyle, dice: Dice): Piece {
  const items = itemsOf(alternative);
  return {
    text: sample(alternative, style, dice),
    starts: isAnchor(items[0], 'start') ? 'value' : 'anywhere',
    ends: isAnchor(items.at(-1), 'end') ? 'value' : 'anywhere',
  };
}

function isAnchor(item: Pattern | undefined, edge: 'start' | 'end'): boolean {
  return item?.kind === 'anchor' && edges[edge].includes(item.at);
}

const edges: Readonly<Record<'start' | 'end', readonly string[]>> = {
  start: ['start', 'line-start'],
  end: ['end', 'last-line-end', 'line-end'],
};

/** Characters that Windows events, JSON and XML write in other ways than they are. */
export const specials = ['a\\b', ' "c d" ', '&', '<e>', "'", '\t', 'é', '€', '\\\\', '\\"', '%', '😀', '$'];

function sample(pattern: Pattern, style: SampleStyle, dice: Dice): string {
  switch (pattern.kind) {
    case 'literal':
      return pattern.cased || style.letters === 'as-written' ? pattern.text : inMixedCase(pattern.text, dice);
    case 'any-one':
      return style.between === 'nothing' ? 'x' : (dice.pick(['x', '\\', '"', '&', '<', 'é', '€']) ?? 'x');
    case 'class':
      return memberOf(pattern, style, dice);
    case 'any-run':
      return style.between === 'nothing' ? '' : (dice.pick(specials) ?? '');
    case 'sequence':
      return pattern.items.map((each) => sample(each, style, dice)).join('');
    case 'choice': {
      const chosen = style.repeats === 'least' ? pattern.alternatives[0] : dice.pick(alternativesOf(pattern));
      return chosen === undefined ? '' : sample(chosen, style, dice);
    }
    case 'repeat': {
      const most = Math.min(pattern.max ?? pattern.min + 2, pattern.min + 2);
      const count =
        style.repeats === 'least' ? pattern.min : pattern.min + dice.below(most - pattern.min + 1);
      return Array.from({ length: count }, () => sample(pattern.item, style, dice)).join('');
    }
    case 'anchor':
      return '';
    case 'look':
      return pattern.negated || pattern.direction === 'behind' ? '' : sample(pattern.item, style, dice);
  }
}

const preferred = Array.from('aZ5 _-./\\:;|=,"\'&<>()[]{}\tß€');

function memberOf(pattern: Extract<Pattern, { kind: 'class' }>, style: SampleStyle, dice: Dice): string {
  const isMember = (character: string) => {
    const point = character.codePointAt(0) ?? 0;
    return pattern.ranges.some(({ from, to }) => from <= point && point <= to) !== pattern.negated;
  };
  const members = preferred.filter(isMember);
  const first = pattern.ranges[0]?.from ?? 0x61;
  const known = members.length > 0 ? members : [String.fromCodePoint(pattern.negated ? 0x2603 : first)];
  return (style.between === 'nothing' ? known[0] : dice.pick(known)) ?? '';
}

function inMixedCase(text: string, dice: Dice): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return String.fromCodePoint(dice.pick(caseVariants(point)) ?? point);
  }).join('');
}
