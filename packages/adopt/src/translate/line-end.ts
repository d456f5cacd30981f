import { alternativesOf, itemsOf, type Pattern } from '@sigmazuh/compiler';

/** No decoded text ends with a line break, JSON's apart, so `$` is the end. */
export function withoutLastLineEnd(pattern: Pattern): Pattern {
  const ended = alternativesOf(pattern).map((each): Pattern => {
    const items = itemsOf(each);
    const last = items.at(-1);
    if (last?.kind !== 'anchor' || last.at !== 'last-line-end') return each;
    return { kind: 'sequence', items: [...items.slice(0, -1), { kind: 'anchor', at: 'end' }] };
  });
  const [only] = ended;
  return ended.length === 1 && only !== undefined ? only : { kind: 'choice', alternatives: ended };
}
