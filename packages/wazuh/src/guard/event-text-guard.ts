import { byIdentity, byKey, choice, end, literal, sequence, start } from '@sigmazuh/compiler';
import type { Pcre2Text, Search } from '@sigmazuh/regex';
import {
  arrange,
  type Clause,
  type PackedSearches,
  packSearches,
  searchesFor,
  searchFor,
} from '../condition/index.ts';
import { limits } from '../limits.ts';
import { nowhere, type WazuhPredicate } from '../locate/index.ts';
import type { Outranking, Taken } from './ends-above.ts';
import { absentFromLog, type Guard, type WrittenGuard } from './guard.ts';

const channelField = 'win.system.channel';

/** Rules that a guard may take; beyond them it keeps clear only of those of the manager's rules that never alert. */
const mostRules = 1;

/** Windows events name all their fields in their text, so one search can ask for any number of them. */
export function eventTextGuard(ways: readonly Outranking[], channels: readonly string[]): WrittenGuard {
  return windowsGuard(`${channels.join()} ${ways.map(keyOfWay).join()}`, ways, channels);
}

/** Many leaves are outranked in the same ways. */
const windowsGuard = byKey(
  (key: string, _ways: readonly Outranking[], _channels: readonly string[]) => key,
  (_, ways, channels): WrittenGuard => {
    const whole = packedWays(ways, everything, []);
    const isShort = whole.texts.length <= mostRules * limits.concatenatedElements;
    const keeps = isShort ? everything : neverAlerts;
    const { texts, unwritten } = isShort ? whole : packedWays(ways, keeps, []);
    const guard = absentInAll(texts);
    const kind = channels.length === 0 ? null : searchFor(channelTest(channels));
    const others = kind === null ? null : packedWays(ways, keeps, [kind]);
    const amongOthers = others === null || others.unwritten > unwritten ? null : absentInAll(others.texts);
    return { guard, unwritten, amongOthers: amongOthers?.length === guard.length ? amongOthers : null };
  },
);

/** Holds for events in which none of the texts is found. */
export function absentInAll(texts: readonly Pcre2Text[]): Guard {
  const clauses = texts.map(
    (text): Clause => ({ alternatives: [[absentFromLog({ kind: 'written', text })]] }),
  );
  return clauses.length === 0 ? [] : arrange(clauses);
}

function channelTest(channels: readonly string[]): WazuhPredicate {
  const names = channels.map((each) => literal(each, 'caseless'));
  return {
    kind: 'value',
    target: { kind: 'field', name: channelField },
    pattern: sequence([start, choice(names), end]),
    range: nowhere,
    form: 'arrived',
  };
}

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

/**
 * Texts one of which is found in an event that goes one of the ways, and how many ways cannot be looked for. A way with
 * more exceptions than a text holds keeps clear only of those of the manager's rules that never alert.
 */
export function textsOfWays(ways: readonly Outranking[]): PackedSearches {
  const shortened = ways.map((each) =>
    isWritten(each) ? each : { ...each, unless: each.unless.filter(neverAlerts) },
  );
  return packedWays(shortened, everything, []);
}

/** Whether one text looks for the whole way. */
export function isWritten(way: Outranking): boolean {
  return packedWays([way], everything, []).unwritten === 0;
}

type Keeps = (each: Taken) => boolean;

const everything: Keeps = () => true;

const neverAlerts: Keeps = ({ level }) => level === 0;

/** Conditions one of which is met by an event that goes one of the ways; of those that have to be absent the ones kept. */
function packedWays(ways: readonly Outranking[], keeps: Keeps, within: readonly Search[]): PackedSearches {
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
    within,
  );
  return { texts: packed.texts, unwritten: unwritten + packed.unwritten };
}
