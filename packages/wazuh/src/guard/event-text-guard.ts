import { byIdentity, byKey, choice, groupBy } from '@sigmazuh/compiler';
import { allSearches, anySearch, fromTextStart, memberSearch, type Pcre2Text } from '@sigmazuh/regex';
import { isSystemKeyElsewhere } from '../condition/event-text.ts';
import { arrange, type Clause } from '../condition/steps.ts';
import { limits } from '../limits.ts';
import type { ValueTest, WazuhPredicate } from '../locate/wazuh-predicate.ts';
import type { Outranking, Taken } from './ends-above.ts';
import { keyOf, memberText, searchFor, valueStart, valueText } from './event-search.ts';
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
    const whole = searchesFor(ways, () => true);
    const { searches, unwritten } =
      whole.searches.length <= mostRules * limits.concatenatedElements
        ? whole
        : searchesFor(ways, ({ level }) => level === 0);
    const clauses = searches.map(
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

interface Searches {
  readonly searches: readonly Pcre2Text[];
  readonly unwritten: number;
}

/** Searches one of which finds an event that goes one of the ways; of those that have to be absent the ones kept. */
function searchesFor(ways: readonly Outranking[], keeps: (each: Taken) => boolean): Searches {
  const groups = new Map<string, { readonly absent: readonly string[]; readonly ways: WazuhPredicate[] }>();
  let unwritten = 0;
  for (const { way, unless } of ways) {
    const others = unless.filter(keeps).map(({ predicate }) => searchFor(predicate));
    const absent = others.filter((each) => each !== null);
    if (searchFor(way) === null) {
      unwritten++;
      continue;
    }
    const key = absent.join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { absent, ways: [way] });
    else group.ways.push(way);
  }
  const parts = [...groups.values()].map((group) => ({ ways: waysIn(group.ways), absent: group.absent }));
  return packed(parts, unwritten);
}

/** A way as text, and the field that most surely tells that an event does not go it. */
interface Way {
  readonly text: string;
  readonly pivot: { readonly name: string; readonly value: string } | null;
}

/** Short values that differ between events come first; command lines are long. */
const pivotFields = ['originalFileName', 'image', 'parentImage', 'targetImage', 'sourceImage', 'imageLoaded'];

type FieldTest = ValueTest & { readonly target: { readonly kind: 'field' } };

/** Ways that ask for nothing but one field are one search of it. */
function waysIn(ways: readonly WazuhPredicate[]): readonly Way[] {
  const isSingle = (way: WazuhPredicate): way is FieldTest =>
    way.kind === 'value' && way.target.kind === 'field' && !isSystemKeyElsewhere(way.target.name);
  const single = groupBy(ways.filter(isSingle), ({ target }) => target.name.toLowerCase());
  const others = new Map(
    ways
      .filter((way) => !isSingle(way))
      .map((way): Way => ({ text: searchFor(way) ?? '', pivot: pivotOf(way) }))
      .map((way) => [way.text, way]),
  );
  const merged = [...single.values()].flatMap((tests): readonly Way[] => {
    const together = memberText(tests[0]?.target.name ?? '', choice(tests.map(({ pattern }) => pattern)));
    const texts =
      together === null || together.length > limits.loadedTextBytes
        ? tests.map((test) => searchFor(test) ?? '')
        : [together];
    return texts.map((text) => ({ text, pivot: null }));
  });
  const ordered = [...others.values()].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  return [...merged, ...ordered];
}

function nameOf({ pivot }: Way): string {
  return pivot?.name ?? '';
}

function pivotOf(way: WazuhPredicate): Way['pivot'] {
  const tests = way.kind === 'and' ? way.operands : [way];
  const places = tests.flatMap((test) => {
    if (test.kind !== 'value' || test.target.kind !== 'field') return [];
    const name = keyOf(test.target.name);
    const value = valueText(test.pattern).part;
    const place = pivotFields.indexOf(name);
    return value === null || place < 0 ? [] : [{ name, value, place }];
  });
  const [best] = places.sort((a, b) => a.place - b.place);
  return best === undefined ? null : { name: best.name, value: best.value };
}

/** Any of the ways; those with a common pivot only where that holds for one of them. */
function anyWay(ways: readonly Way[]): string {
  const texts = [...groupBy(ways, nameOf)].flatMap(([name, group]) => {
    const own = group.map(({ text }) => text);
    if (name === '' || group.length < 3) return own;
    const values = [...new Set(group.flatMap(({ pivot }) => (pivot === null ? [] : [pivot.value])))];
    return [`${memberSearch(name, `${valueStart}(?:${values.join('|')})`)}${anySearch(own)}`];
  });
  return anySearch(texts);
}

/** As few searches as hold all ways; what does not fit into one is left out. */
function packed(
  parts: readonly { readonly ways: readonly Way[]; readonly absent: readonly string[] }[],
  before: number,
): Searches {
  const found: (readonly { readonly ways: readonly Way[]; readonly absent: readonly string[] }[])[] = [];
  const textOf = (search: (typeof found)[number]) =>
    fromTextStart(anySearch(search.map(({ ways, absent }) => allSearches([anyWay(ways)], absent))));
  let unwritten = before;
  for (const { ways, absent } of parts) {
    for (const way of ways) {
      const last = found.at(-1) ?? [];
      const group = last.at(-1);
      const grown =
        group?.absent === absent
          ? [...last.slice(0, -1), { ways: [...group.ways, way], absent }]
          : [...last, { ways: [way], absent }];
      const alone = [{ ways: [way], absent }];
      if (last.length > 0 && textOf(grown).length <= limits.loadedTextBytes) found[found.length - 1] = grown;
      else if (textOf(alone).length <= limits.loadedTextBytes) found.push(alone);
      else unwritten++;
    }
  }
  return { searches: found.map(textOf), unwritten };
}
