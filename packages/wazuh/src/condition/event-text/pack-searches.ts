import { groupBy } from '@sigmazuh/compiler';
import type { Member, Pcre2Text, Search } from '@sigmazuh/regex';
import { limits } from '../../limits.ts';
import { type EventSearch, pivotKey } from './event-search.ts';
import { lengthOf, printedSearch } from './member-search.ts';
import { isChain } from './value-text.ts';

/** Searches of an event's text of which any may succeed, unless one of `absent` does. */
export interface Sought {
  readonly searches: readonly EventSearch[];
  readonly absent: readonly Search[];
}

/** Texts of conditions, and how many searches are too long to stand in one. */
export interface PackedSearches {
  readonly texts: readonly Pcre2Text[];
  readonly unwritten: number;
}

/**
 * As few conditions as hold all searches, so that one of them is met exactly when one of the searches succeeds, and all
 * of those that tell `within` which events.
 */
export function packSearches(parts: readonly Sought[], within: readonly Search[] = []): PackedSearches {
  const found: (readonly Sought[])[] = [];
  let unwritten = 0;
  for (const { searches, absent } of parts) {
    for (const search of searches) {
      const last = found.at(-1) ?? [];
      const group = last.at(-1);
      const grown =
        group?.absent === absent
          ? [...last.slice(0, -1), { searches: [...group.searches, search], absent }]
          : [...last, { searches: [search], absent }];
      const alone = [{ searches: [search], absent }];
      if (last.length > 0 && hasRoom(grown, within)) found[found.length - 1] = grown;
      else if (hasRoom(alone, within)) found.push(alone);
      else unwritten++;
    }
  }
  return { texts: found.map((each) => printedSearch(together(each, within))), unwritten };
}

function hasRoom(sought: readonly Sought[], within: readonly Search[]): boolean {
  return lengthOf(together(sought, within)) <= limits.loadedTextBytes;
}

function together(sought: readonly Sought[], within: readonly Search[]): Search {
  const of = sought.map(
    ({ searches, absent }): Search => ({ kind: 'all', found: [anyOf(searches)], absent }),
  );
  return { kind: 'all', found: [{ kind: 'any', of }, ...within], absent: [] };
}

/**
 * Any of the searches. Those for one member only are one walk; others with a common pivot are only made where that
 * holds for one of them.
 */
function anyOf(searches: readonly EventSearch[]): Search {
  const members = searches.flatMap(({ search }) => (isPlainMember(search) ? [search] : []));
  const others = searches.filter(({ search }) => !isPlainMember(search));
  const of = [...groupBy(others, pivotKey).values()].flatMap((group): readonly Search[] => {
    const own = group.map(({ search }) => search);
    const pivots = group.flatMap(({ pivot }) => (pivot === null ? [] : [pivot]));
    const parts = [...new Set(pivots.map(({ part }) => part))];
    const [first] = pivots;
    if (first === undefined || parts.length < 3) return own;
    const { name, spelling, start } = first;
    const pivot: Search = { kind: 'member', name, spelling, value: `${start}(?:${parts.join('|')})` };
    return [{ kind: 'all', found: [pivot, { kind: 'any', of: own }], absent: [] }];
  });
  return {
    kind: 'any',
    of: [...(members.length > 1 ? [{ kind: 'members', of: members } as const] : members), ...of],
  };
}

function isPlainMember(search: Search): search is Member {
  return search.kind === 'member' && !isChain(search.value);
}
