import { choice, groupBy, patternKey } from '@sigmazuh/compiler';
import type { PackedSearches } from '../condition/index.ts';
import { allOf, anyOf, notOf, type ValueTest } from '../locate/index.ts';
import { fieldKey } from './decisions.ts';
import type { Outranking, Taken } from './ends-above.ts';
import { isWritten, textsOfWays } from './event-text-guard.ts';
import { inFullRuns } from './full-runs.ts';
import { fieldTestsIn, operandsOf, waysTogether } from './ways-together.ts';

/**
 * Texts one of which is found in an event that goes one of many ways. Those that ask for one field stand together, with
 * a first look at it in front: most events are through with a text once that field has been looked at.
 *
 *     originalFileName reg | netsh | …, and any of:  originalFileName reg, commandLine …save…
 *                                                    originalFileName netsh, commandLine …add…
 */
export function textsOfGate(ways: readonly Outranking[]): PackedSearches {
  const merged = waysTogether(ways);
  const fieldOf = byPreference(merged);
  const byField = groupBy(merged, (way) => fieldOf(way) ?? '');
  return textsOfWays(
    [...byField].flatMap(([field, same]) => (field === '' ? same : behindLooks(field, same))),
  );
}

/** Short values that tell events apart come first, then what most ways ask for: the fewer fields, the fewer looks. */
const firstFields = ['originalfilename', 'image', 'parentimage', 'targetimage', 'sourceimage', 'imageloaded'];

/** What more of the ways than this ask for, as for a provider, tells no events apart. */
const mostAsking = 0.9;

/** The field whose first look a way stands behind; `null` where it asks for none that tells events apart. */
function byPreference(ways: readonly Outranking[]): (way: Outranking) => string | null {
  const asking = groupBy(
    ways.flatMap(({ way }) => [...new Set(fieldTestsIn(way).map(({ target }) => fieldKey(target)))]),
    (field) => field,
  );
  const countOf = (field: string) => asking.get(field)?.length ?? 0;
  const placeOf = (field: string) => {
    const at = firstFields.indexOf(field.split('.').at(-1) ?? '');
    return at < 0 ? firstFields.length : at;
  };
  const tells = (field: string) =>
    placeOf(field) < firstFields.length || countOf(field) <= ways.length * mostAsking;
  return ({ way }) => {
    const [best = null] = fieldTestsIn(way)
      .map(({ target }) => fieldKey(target))
      .filter(tells)
      .sort((a, b) => placeOf(a) - placeOf(b) || countOf(b) - countOf(a) || (a < b ? -1 : 1));
    return best;
  };
}

/** Ways behind looks at one field, as many as one text holds. */
function behindLooks(field: string, ways: readonly Outranking[]): readonly Outranking[] {
  const asked = ways.map((way) => ({
    way,
    test: fieldTestsIn(way.way).find(({ target }) => fieldKey(target) === field),
  }));
  const sorted = asked.toSorted((a, b) => (orderOf(a.test) < orderOf(b.test) ? -1 : 1));
  return inFullRuns(sorted, oneOf, isWritten);
}

function orderOf(test: ValueTest | undefined): string {
  return test === undefined ? '' : patternKey(test.pattern);
}

interface Asked {
  readonly way: Outranking;
  readonly test: ValueTest | undefined;
}

/** The way that holds where one of them does. */
function oneOf(asked: readonly Asked[]): Outranking {
  const [first, ...others] = asked;
  if (first === undefined || first.test === undefined) return { way: anyOf([]), unless: [] };
  if (others.length === 0) return first.way;
  const patterns = new Map(
    asked.flatMap(({ test }) =>
      test === undefined ? [] : [[patternKey(test.pattern), test.pattern] as const],
    ),
  );
  const look: ValueTest = { ...first.test, pattern: choice([...patterns.values()]) };
  const shared = first.way.unless.filter((each) => others.every(({ way }) => isAmong(each, way.unless)));
  const any = anyOf(
    asked.map(({ way: { way, unless }, test }) =>
      allOf([
        ...(test === undefined || patterns.size === 1 ? [] : [test]),
        ...operandsOf(way).filter((each) => each !== test),
        ...unless.filter((each) => !isAmong(each, shared)).map(({ predicate }) => notOf(predicate)),
      ]),
    ),
  );
  return { way: allOf([look, any]), unless: shared };
}

function isAmong(taken: Taken, others: readonly Taken[]): boolean {
  return others.some(({ predicate, level }) => predicate === taken.predicate && level === taken.level);
}
