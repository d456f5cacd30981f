import { isBounded } from '../pattern/bounded.ts';
import { byContent } from '../pattern/by-key.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { Pattern } from '../pattern.ts';
import { linearSearch } from '../print/chain.ts';
import { render } from '../print/render.ts';
import { type Superlinearity, superlinearities } from './superlinearity.ts';

/** A reason, with the part of the printed pattern it stands in. */
export interface SuperlinearPart {
  readonly kind: Superlinearity['kind'];
  readonly part: string;
}

/**
 * What in the printed form of a pattern could make its time grow faster than the text, on some text made for it.
 * Empty = linear. `restarts`: a start is found again and again, and each time the rest of the text is read in vain;
 * `ambiguous-repeats`: repeats that can share the same text between them in many ways.
 */
export function findSuperlinear(pattern: Pattern): readonly SuperlinearPart[] {
  return ofSearch(searchForm(pattern));
}

const ofSearch = byContent((search): readonly SuperlinearPart[] => {
  if (isBounded(search)) return [];
  return superlinearities(linearSearch(search)).map(({ kind, part }) => ({ kind, part: render(part) }));
});
