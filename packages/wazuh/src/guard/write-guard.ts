import {
  byContent,
  byIdentity,
  byKey,
  choice,
  contains,
  groupBy,
  isBounded,
  literal,
  type Pattern,
  sequence,
  start,
} from '@sigmazuh/compiler';
import {
  allSearches,
  anySearch,
  anyText,
  embedPattern,
  encodePattern,
  fromTextStart,
  memberSearch,
  type Pcre2Text,
  printPcre2,
  textSearch,
  timeGrowth,
} from '@sigmazuh/regex';
import type { Branch } from '../branch/branches.ts';
import { aheadAnywhere } from '../branch/join-one-field.ts';
import {
  arrange,
  type Clause,
  joinedExclusions,
  negatedClauses,
  presentTargets,
  type Step,
  separate,
} from '../condition/steps.ts';
import { limits } from '../limits.ts';
import { type Condition, targetKey, type ValueTest, type WazuhPredicate } from '../locate/wazuh-predicate.ts';
import type { SourceMapping } from '../sources/source-mapping.ts';
import { jsonString } from '../text-forms/index.ts';
import { endsAlways, type Outranking, type Taken } from './ends-above.ts';

/**
 * What an event that a leaf matches has to meet besides, so that it is left to the manager's own rules where these are
 * more severe.
 */
export type Guard = readonly Step[];

/** The guard, and how many of the ways to be outranked no condition can be written for. */
export interface WrittenGuard {
  readonly guard: Guard;
  readonly unwritten: number;
}

export function writeGuard(ways: readonly Outranking[], branch: Branch, source: SourceMapping): WrittenGuard {
  if (endsAlways(ways))
    return { guard: [[[absentFromLog({ kind: 'written', text: anyText })]]], unwritten: 0 };
  return source.form === 'windows' ? inEventText(ways) : inElements(ways, branch, source);
}

/** Rules that a guard may take; beyond them it keeps clear only of those of the manager's rules that never alert. */
const mostRules = 1;

/** Windows events name all their fields in their text, so one search can ask for any number of them. */
function inEventText(ways: readonly Outranking[]): WrittenGuard {
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
        alternatives: [{ target: { kind: 'log' }, negated: 'yes', pattern: { kind: 'written', text } }],
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

function absentFromLog(pattern: Condition['pattern']): Condition {
  return { target: { kind: 'log' }, negated: 'yes', pattern };
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

/** Ways that ask for nothing but one field are one search of it. */
function waysIn(ways: readonly WazuhPredicate[]): readonly Way[] {
  const single = new Map<string, ValueTest[]>();
  const others = new Map<string, Way>();
  for (const way of ways) {
    if (way.kind === 'value' && way.target.kind === 'field') {
      const key = way.target.name.toLowerCase();
      single.set(key, [...(single.get(key) ?? []), way]);
      continue;
    }
    const text = searchFor(way) ?? '';
    others.set(text, { text, pivot: pivotOf(way) });
  }
  const merged = [...single.values()].flatMap((tests): readonly Way[] => {
    const [first] = tests;
    if (first === undefined || first.target.kind !== 'field') return [];
    const together = memberText(first.target.name, choice(tests.map(({ pattern }) => pattern)));
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

/** What stands behind `\\A` to find an event for which the predicate holds; `null` when it cannot be written. */
function searchFor(predicate: WazuhPredicate): string | null {
  switch (predicate.kind) {
    case 'and': {
      const found = predicate.operands.filter(({ kind }) => kind !== 'not').map(searchFor);
      const absent = predicate.operands.flatMap((each) =>
        each.kind === 'not' ? [searchFor(each.operand)] : [],
      );
      if (found.includes(null) || absent.includes(null)) return null;
      return allSearches(
        found.filter((each) => each !== null),
        absent.filter((each) => each !== null),
      );
    }
    case 'or': {
      const parts = predicate.operands.map(searchFor);
      return parts.includes(null) ? null : anySearch(parts.filter((each) => each !== null));
    }
    case 'not': {
      const operand = searchFor(predicate.operand);
      return operand === null ? null : allSearches([], [operand]);
    }
    case 'constant':
      return predicate.value ? '' : '(*F)';
    case 'present':
      return predicate.target.kind === 'field' ? memberSearch(keyOf(predicate.target.name), '"') : null;
    case 'value':
      return searchForTest(predicate).text;
    case 'comparison':
      return null;
  }
}

/** Many leaves are outranked by the same tests. */
const searchForTest = byIdentity(({ target, pattern }: ValueTest): { readonly text: string | null } => {
  if (target.kind === 'field') return { text: memberText(target.name, pattern) };
  if (target.kind !== 'log') return { text: null };
  return { text: timeGrowth(pattern) === null ? textSearch(printPcre2(pattern)) : null };
});

function memberText(field: string, pattern: Pattern): string | null {
  const value = valueText(pattern).text;
  return value === null ? null : memberSearch(keyOf(field), value);
}

const quote = literal('"', 'cased');

/** A value from its opening quote on; it is looked at behind its name only, so its time is judged there. */
const valueText = byContent((pattern): { readonly text: string | null; readonly part: string | null } => {
  const behind = (before: Pattern) => embedPattern(pattern, jsonString, { before, after: quote });
  if (timeGrowth(behind(literal('"name":"', 'cased'))) !== null) return { text: null, part: null };
  const isPart = isBounded(pattern) && !contains(pattern, ({ kind }) => kind === 'anchor' || kind === 'look');
  if (!isPart) return { text: printPcre2(behind(quote)), part: null };
  // One walk through the value for all its alternatives.
  const part = `(?:${printPcre2(encodePattern(pattern, jsonString))})`;
  return { text: `${valueStart}${part}`, part };
});

/** A value up to anything in it. */
const valueStart = printPcre2(
  embedPattern(literal('x', 'cased'), jsonString, { before: quote, after: quote }),
).slice(0, -1);

/** `image` of `win.eventdata.image`. */
function keyOf(field: string): string {
  return field.split('.').slice(2).join('.');
}

/** Several tests of one field are one test of it. */
function onOneField(way: WazuhPredicate): WazuhPredicate {
  if (way.kind !== 'and' && way.kind !== 'or') return way;
  const operands = way.operands.map(onOneField);
  const tests = operands.filter((each) => each.kind === 'value');
  const [first] = tests;
  const isOne =
    first !== undefined &&
    tests.length === operands.length &&
    tests.every(({ target }) => targetKey(target) === targetKey(first.target));
  if (!isOne) return { kind: way.kind, operands };
  const patterns = tests.map(({ pattern }) => pattern);
  const pattern =
    way.kind === 'or'
      ? choice(patterns)
      : sequence([start, ...patterns.map((each) => aheadAnywhere('positive', each))]);
  return { ...first, pattern };
}

/** A condition that may also be absent would take a rule for each case, and each of them the rules behind it. */
const mostElementRules = 1;

/** What other events do not say by their text is asked of each element. */
function inElements(ways: readonly Outranking[], branch: Branch, source: SourceMapping): WrittenGuard {
  const present = presentTargets(branch, source);
  const clauses: Clause[] = [];
  // What a rule that never alerts takes away before is not told apart here; the manifest says so.
  let unwritten = ways.filter(({ unless }) => unless.some(({ level }) => level === 0)).length;
  const plain = ways.map(({ way }) => onOneField(way));
  let rules = 1;
  for (const way of joinedExclusions(plain.flatMap(separate))) {
    const made = negatedClauses(way, source, present);
    const grown = (made ?? []).reduce((product, { alternatives }) => product * alternatives.length, rules);
    if (made === null || grown > mostElementRules) unwritten++;
    else {
      clauses.push(...made);
      rules = grown;
    }
  }
  return { guard: clauses.length === 0 ? [] : arrange(clauses), unwritten };
}
