import { byIdentity, byKey } from '@sigmazuh/compiler';
import type { Search } from '@sigmazuh/regex';
import { searchesFor, searchFor } from '../condition/event-search.ts';
import { type PackedSearches, packSearches } from '../condition/pack-searches.ts';
import { arrange, type Clause } from '../condition/steps.ts';
import { limits } from '../limits.ts';
import type { WazuhPredicate } from '../locate/wazuh-predicate.ts';
import type { Outranking, Taken } from './ends-above.ts';
import { absentFromLog, type WrittenGuard } from './guard.ts';

/** Rules that a guard may take; beyond them it keeps clear only of those of the manager's rules that never alert. */
const mostRules = 1;

/** Windows events name all their fields in their text, so one search can ask for any number of them. */
export function eventTextGuard(ways: readonly Outranking[]): WrittenGuard {
  return windowsGuard(ways.map(keyOfWay).join(), ways);
}

/** Many leaves are outranked in the same ways. */
const windowsGuard = byKey(
  (key: string, _: readonly Outranking[]) => key,
  (_, ways): WrittenGuard => {
    const whole = packedWays(ways, () => true);
    const { texts, unwritten } =
      whole.texts.length <= mostRules * limits.concatenatedElements
        ? whole
        : packedWays(ways, ({ level }) => level === 0);
    const clauses = texts.map(
      (text): Clause => ({
        alternatives: [[absentFromLog({ kind: 'written', text })]],
      }),
    );
    return { guard: clauses.length === 0 ? [] : arrange(clauses), unwritten };
  },
);

let tests = 0;
const numberOf = byIdentity((_: WazuhPredicate) => `${++tests}`);

/** Equal for ways made of the same tests. */
function keyOfWay({ way, unless }: Outranking): string {
  return `${keyOfPredicate(way)} - ${unless.map((each) => `${each.level} ${keyOfPredicate(each.predicate)}`).join(' - ')}`;
}

function keyOfPredicate(predicate: WazuhPredicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind}(${predicate.operands.map(keyOfPredicate).join(' ')})`;
    case 'not':
      return `not ${keyOfPredicate(predicate.operand)}`;
    case 'constant':
      return `${predicate.value}`;
    default:
      return numberOf(predicate);
  }
}

/** Conditions one of which is met by an event that goes one of the ways; of those that have to be absent the ones kept. */
function packedWays(ways: readonly Outranking[], keeps: (each: Taken) => boolean): PackedSearches {
  const groups = new Map<string, { readonly absent: readonly Search[]; readonly ways: WazuhPredicate[] }>();
  let unwritten = 0;
  for (const { way, unless } of ways) {
    const absent = unless
      .filter(keeps)
      .map(({ predicate }) => searchFor(predicate))
      .filter((each) => each !== null);
    if (searchFor(way) === null) {
      unwritten++;
      continue;
    }
    const key = JSON.stringify(absent);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { absent, ways: [way] });
    else group.ways.push(way);
  }
  const packed = packSearches(
    [...groups.values()].map((group) => ({ searches: searchesFor(group.ways), absent: group.absent })),
  );
  return { texts: packed.texts, unwritten: unwritten + packed.unwritten };
}
