import {
  choice,
  itemsOf,
  look,
  noneOf,
  oneOf,
  type Pattern,
  rebuild,
  sequence,
  start,
  wordCharacters,
} from '@sigmazuh/compiler';

const word = oneOf(wordCharacters, 'cased');
const notWord = noneOf(wordCharacters, 'cased');
const wordAhead = look('ahead', 'positive', word);
const noWordAhead = look('ahead', 'negative', word);
const wordBehind = look('behind', 'positive', word);
const noWordBehind = look('behind', 'negative', word);

/**
 * Spells word boundaries out as what stands on both sides, so that a text form can encode it:
 *
 *     a\bc  →  a(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))c
 */
export function spellOutWordBoundaries(pattern: Pattern): Pattern {
  return rebuild(pattern, (each) => {
    if (each.kind !== 'anchor') return each;
    if (each.at === 'word-boundary') {
      return choice([sequence([wordBehind, noWordAhead]), sequence([noWordBehind, wordAhead])]);
    }
    if (each.at === 'not-word-boundary') {
      return choice([sequence([wordBehind, wordAhead]), sequence([noWordBehind, noWordAhead])]);
    }
    return each;
  });
}

/**
 * Where a pattern begins it is searched, so a look behind may as well take what it looks at:
 *
 *     (?<=\w)a  →  \wa        (?<!\w)a  →  (?:^|\W)a
 */
export function openFirstLookBehind(alternative: Pattern): Pattern {
  const [first, ...rest] = itemsOf(alternative);
  if (first?.kind === 'choice' && first.alternatives.some(beginsWithLookBehind)) {
    return choice(first.alternatives.map((each) => openFirstLookBehind(sequence([each, ...rest]))));
  }
  if (first?.kind !== 'look' || first.direction !== 'behind') return alternative;
  if (!first.negated) return sequence([first.item, ...rest]);
  if (first.item.kind !== 'class') return alternative;
  const others = first.item === word ? notWord : { ...first.item, negated: !first.item.negated };
  return sequence([choice([start, others]), ...rest]);
}

function beginsWithLookBehind(pattern: Pattern): boolean {
  const first = pattern.kind === 'sequence' ? pattern.items[0] : pattern;
  return first?.kind === 'look' && first.direction === 'behind';
}
