import { byContent, isBounded, type Pattern, searchForm } from '@sigmazuh/compiler';
import { linearSearch } from '../print/linear-search.ts';
import { render } from '../print/render.ts';
import { readPcre2 } from '../read/read-pcre2.ts';
import { asSearched } from './as-searched.ts';
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

/** The same of a written text, read as the engine reads it: whoever wrote it, and out of what. */
export function findSuperlinearIn(text: string): readonly SuperlinearPart[] {
  return superlinearities(asSearched(readPcre2(text))).map(({ kind, part }) => ({
    kind,
    part: render(part),
  }));
}

/** What helps against it. */
export const superlinearHint =
  'put fewer open repeats after another, bound them ({0,64}), or let them exclude what follows ([^"]*")';

/** How the time of a search may grow, in words that follow "can take"; `null` when it grows with the text. */
export function timeGrowth(pattern: Pattern): string | null {
  const [slow] = findSuperlinear(pattern);
  return slow === undefined ? null : growth[slow.kind];
}

const growth = {
  restarts: 'time that grows with the square of its length: its beginning is found again and again',
  'ambiguous-repeats':
    'time that grows much faster than its length: its repeats can share the same text in many ways',
  'too-large-to-tell': 'more time than its length allows: it is too large to be sure',
} as const;

const ofSearch = byContent((search): readonly SuperlinearPart[] => {
  if (isBounded(search)) return [];
  return superlinearities(linearSearch(search)).map(({ kind, part }) => ({ kind, part: render(part) }));
});
