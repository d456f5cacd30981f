import {
  acceptedSet,
  alternativesOf,
  byIdentity,
  type CodePointSet,
  codePoints,
  codePointsOf,
  contains,
  includes,
  itemsOf,
  type Pattern,
} from '@sigmazuh/compiler';
import type { TextForm } from '../text-form.ts';

/**
 * What an encoded pattern cannot know, because the form does not keep it. The encoded pattern then also finds values
 * that look the same.
 *
 * - `merged`: the pattern tells characters apart that the form writes alike, such as a line break and a blank.
 * - `trimmed`: the pattern asks for characters at the end of the value, where the form cuts them off.
 * - `inside`: the pattern looks behind itself or at a word boundary in its midst, and the form spells characters with
 *   letters that could be taken for the value's own.
 */
export interface EncodingLoss {
  readonly kind: 'merged' | 'trimmed' | 'inside';
  /** The characters it is about. */
  readonly characters: readonly number[];
}

/** What `encodePattern` cannot keep of a pattern; empty = the encoded pattern is exact. */
export function encodingLosses(pattern: Pattern, form: TextForm): readonly EncodingLoss[] {
  return lossesIn(form)(pattern);
}

/** One value is looked at for several sources. */
const lossesIn = byIdentity((form: TextForm) => byIdentity((pattern: Pattern) => findLosses(pattern, form)));

function findLosses(pattern: Pattern, form: TextForm): readonly EncodingLoss[] {
  const losses: EncodingLoss[] = [];
  const merged = mergedCharacters(form).filter((group) =>
    contains(pattern, (node) => tellsApart(node, group)),
  );
  if (merged.length > 0) losses.push({ kind: 'merged', characters: merged.flat() });
  const ends = alternativesOf(pattern).flatMap((each) => endingsOf(each));
  const trimmed = (form.trimmed ?? []).filter((point) => ends.some((set) => includes(set, point)));
  if (trimmed.length > 0) losses.push({ kind: 'trimmed', characters: trimmed });
  const spelled = spelledWithLetters(form);
  if (spelled.length > 0 && contains(pattern, isBackwardCondition)) {
    losses.push({ kind: 'inside', characters: spelled });
  }
  return losses;
}

const spelledWithLetters = byIdentity((form: TextForm): readonly number[] =>
  form.special.filter((point) => /\w$/.test(form.encode(point))),
);

/** Groups of characters whose texts are the same. */
const mergedCharacters = byIdentity((form: TextForm): readonly (readonly number[])[] => {
  const byText = new Map<string, number[]>();
  for (const point of form.special) {
    const text = form.encode(point);
    const [only, ...more] = codePointsOf(text);
    const itself = only !== undefined && more.length === 0 && !form.special.includes(only) ? [only] : [];
    byText.set(text, [...(byText.get(text) ?? itself), point]);
  }
  return [...byText.values()].filter((group) => group.length > 1);
});

/** Whether the node takes some of the group and not others. */
function tellsApart(node: Pattern, group: readonly number[]): boolean {
  if (node.kind === 'literal') return group.some((point) => node.text.includes(String.fromCodePoint(point)));
  if (node.kind === 'anchor') return node.at.startsWith('line-') && group.includes(0x0a);
  if (node.kind !== 'class' && node.kind !== 'any-one') return false;
  const set = acceptedSet(node);
  return group.some((point) => includes(set, point)) && !group.every((point) => includes(set, point));
}

/** The characters that a match can end with. */
function endingsOf(pattern: Pattern): readonly CodePointSet[] {
  const last = itemsOf(pattern).findLast((item) => item.kind !== 'anchor' && item.kind !== 'look');
  switch (last?.kind) {
    case 'literal':
      return [codePoints(...codePointsOf(last.text.slice(-2)).slice(-1))];
    case 'class':
    case 'any-one':
      return [acceptedSet(last)];
    case 'repeat':
      return endingsOf(last.item);
    case 'choice':
      return last.alternatives.flatMap(endingsOf);
    default:
      return [];
  }
}

function isBackwardCondition(node: Pattern): boolean {
  if (node.kind === 'look') return node.direction === 'behind';
  return node.kind === 'anchor' && (node.at === 'word-boundary' || node.at === 'not-word-boundary');
}
