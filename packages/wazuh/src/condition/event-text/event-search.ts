import type { Search } from '@sigmazuh/regex';
import type { WazuhPredicate } from '../../locate/index.ts';
import { isSystemKeyElsewhere } from './event-text.ts';
import { isOfMember, keyOf, memberSearches, searchForTest, textSearch } from './member-search.ts';
import { type Pivot, pivotOf, startingWith } from './pivot.ts';

/** A search of a Windows event's text, and a field that tells quickest that it does not succeed. */
export interface EventSearch {
  readonly search: Search;
  readonly pivot: Pivot | null;
}

/** Finds every event for which the predicate holds, and no other; `null` when the event's text cannot say it. */
export function searchFor(predicate: WazuhPredicate): Search | null {
  switch (predicate.kind) {
    case 'and': {
      const found = predicate.operands.filter(({ kind }) => kind !== 'not').map(searchFor);
      const absent = predicate.operands.flatMap((each) =>
        each.kind === 'not' ? [searchFor(each.operand)] : [],
      );
      if (found.includes(null) || absent.includes(null)) return null;
      return all(found, absent);
    }
    case 'or': {
      const parts = anyOfOperands(predicate.operands);
      return parts === null ? null : { kind: 'any', of: parts };
    }
    case 'not': {
      const operand = searchFor(predicate.operand);
      return operand === null ? null : all([], [operand]);
    }
    case 'constant':
      return predicate.value ? all([], []) : { kind: 'any', of: [] };
    case 'present':
      return predicate.target.kind === 'field' && !isSystemKeyElsewhere(predicate.target.name)
        ? { kind: 'member', name: keyOf(predicate.target.name), spelling: 'caseless', value: '"' }
        : textSearch(predicate);
    case 'value':
      return searchForTest(predicate).search;
    case 'comparison':
      return null;
  }
}

function anyOfOperands(operands: readonly WazuhPredicate[]): readonly Search[] | null {
  const parts = [
    ...memberSearches(operands.filter(isOfMember)),
    ...operands.filter((each) => !isOfMember(each)).map(searchFor),
  ];
  const found = parts.filter((each) => each !== null);
  return found.length < parts.length ? null : found;
}

function all(found: readonly (Search | null)[], absent: readonly (Search | null)[]): Search {
  return {
    kind: 'all',
    found: found.filter((each) => each !== null),
    absent: absent.filter((each) => each !== null),
  };
}

/** Searches for the predicates; those that ask for nothing but one field are one search of it while it fits. */
export function searchesFor(predicates: readonly WazuhPredicate[]): readonly EventSearch[] {
  const others = predicates.filter((each) => !isOfMember(each));
  return [
    ...memberSearches(predicates.filter(isOfMember)).flatMap((search) =>
      search === null ? [] : [{ search, pivot: null }],
    ),
    ...others
      .flatMap((each): readonly EventSearch[] => {
        const pivot = pivotOf(each);
        const search = searchFor(pivot === null ? each : startingWith(pivot.test, each));
        return search === null ? [] : [{ search, pivot }];
      })
      .sort((one, other) => (pivotKey(one) < pivotKey(other) ? -1 : 1)),
  ];
}

/** Equal for searches with the same pivot. */
export function pivotKey({ pivot }: EventSearch): string {
  return pivot === null ? '' : `${pivot.spelling} ${pivot.name} ${pivot.start}`;
}
