import { byIdentity, choice, groupBy, type Pattern } from '@sigmazuh/compiler';
import type { Pcre2Text } from '@sigmazuh/regex';
import { type LiteralText, necessaryTexts, osmatchText, withoutLonger } from '../condition/literal-texts.ts';
import { limits } from '../limits.ts';
import { allOf } from '../locate/combine-predicates.ts';
import {
  type Condition,
  elementTarget,
  targetKey,
  type ValueTest,
  type WazuhPredicate,
} from '../locate/wazuh-predicate.ts';
import { certaintyOf, type EventFacts } from '../place/event-facts.ts';
import { type ManagerRule, type RuleTree, templates } from '../ruleset/index.ts';
import { windowsEvents } from '../sources/builtin/windows-fields.ts';
import { type EndsAbove, endsAbove, type Outranking } from './ends-above.ts';
import { textsOfWays } from './event-text-guard.ts';

/**
 * In front of the leaves of a level, events of one kind that the manager ends above it in rules which ask for a group:
 * a rule of that group has these below it as well, so an event that it lets through ends there as it always did.
 *
 *     61603  group sysmon_event1           door
 *     └─ 92060  if_group sysmon_event1     ├─ what 92060 and its like would end above level 8, group sysmon_event1
 *                                          │  └─ 92060
 *                                          └─ leaves of level 8
 */
export interface Handover {
  readonly facts: EventFacts;
  /** Field (as written) → values: what is asked of the kind of event. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly level: number;
  /** As the rules ask for them. */
  readonly groups: readonly string[];
  readonly looks: readonly Look[];
}

/** What events have to meet that are handed over: all of some first looks, then any of the texts. */
export interface Look {
  /** At fields. */
  readonly first: readonly Condition[];
  /** At the whole text of the event. */
  readonly anywhere: readonly Condition[];
  readonly texts: readonly Pcre2Text[];
}

export interface Handovers {
  readonly all: readonly Handover[];
  /** Whether what the manager ends in this child of a rule has been handed over before any leaf is asked. */
  readonly cover: (rule: ManagerRule, child: ManagerRule) => boolean;
}

export const noHandovers: Handovers = Object.freeze({ all: [], cover: () => false });

/**
 * What can be handed over to a manager.
 *
 * @param levels of the leaves behind
 */
export function handoversFor(tree: RuleTree, levels: readonly number[]): Handovers {
  const descending = [...new Set(levels)].sort((a, b) => b - a);
  const kinds = kindsOf(tree).flatMap((kind) => {
    const all = descending.map((level, at) => handoverOf(kind, level, descending[at - 1], tree));
    return all.includes(null) ? [] : [{ kind, all: all.filter((each) => each !== null) }];
  });
  const covered = new Set(
    kinds.flatMap(({ kind }) => kind.children.map((child) => `${kind.rule.id} ${child}`)),
  );
  return {
    all: kinds.flatMap(({ all }) => all).filter(({ looks }) => looks.length > 0),
    cover: (rule, child) => covered.has(`${rule.id} ${child.id}`),
  };
}

/** Events that reach a rule below which others hang by its group. */
interface Kind {
  readonly rule: ManagerRule;
  /** The rule and those above it. */
  readonly path: ReadonlySet<number>;
  readonly groups: readonly string[];
  readonly children: readonly number[];
  readonly facts: EventFacts;
  readonly asked: Handover['asked'];
}

/** Fields that say which kind of event it is, as they are written. */
const telling = ['win.system.channel', 'win.system.eventID'];

/** A rule that hangs where it does by its group. */
interface Asking {
  readonly rule: ManagerRule;
  /** In small letters; it hangs below all rules whose groups hold one of them. */
  readonly words: readonly string[];
}

const kindsOf = byIdentity((tree: RuleTree): readonly Kind[] => {
  const asking = [...tree.rules.values()].flatMap((rule): readonly Asking[] => {
    const words = wordsAskedBy(rule);
    return words.length === 0 ? [] : [{ rule, words }];
  });
  const above = new Set(asking.flatMap(({ rule }) => rule.parents));
  return [...above].flatMap((id) => kindUnder(id, asking, tree) ?? []);
});

function kindUnder(id: number, asking: readonly Asking[], tree: RuleTree): Kind | null {
  const rule = tree.rules.get(id);
  const path = rule === undefined ? null : pathTo(rule, tree);
  if (rule === undefined || path === null) return null;
  const values = new Map(telling.map((field) => [field, valueOn(path, field)]));
  if ([...values.values()].includes(null)) return null;
  const asked = new Map([...values].map(([field, value]) => [field, [value ?? '']]));
  const facts: EventFacts = {
    categories: windowsEvents.enters,
    decoders: windowsEvents.decodedAs,
    otherDecoders: [],
    fieldRoots: windowsEvents.fieldRoots,
    values: new Map([...asked].map(([field, value]) => [field.toLowerCase(), value])),
  };
  const own = asking.filter((each) => each.rule.parents.includes(id));
  const names = rule.groups.toLowerCase();
  const groups = [...new Set(own.flatMap(({ words }) => words.find((word) => names.includes(word)) ?? []))];
  // A rule of the pack is loaded first, and draws all rules that ask for the group or a part of its name.
  const isDrawn = (word: string) => groups.some((each) => each.includes(word));
  const isAlike =
    groups.every((each) => /^\w+$/.test(each)) &&
    !tree.unmetGroups.some(isDrawn) &&
    asking
      .filter(({ words }) => words.some(isDrawn))
      .every((each) => own.includes(each) || certaintyOf(each.rule, facts) === 'never');
  if (!isAlike) return null;
  return {
    rule,
    path: new Set(path.map((each) => each.id)),
    groups,
    children: own.map((each) => each.rule.id),
    facts,
    asked,
  };
}

function wordsAskedBy({ written }: ManagerRule): readonly string[] {
  const options = written?.options ?? [];
  const hangsOtherwise = options.some(({ name }) => name === 'if_sid' || name === 'if_level');
  if (hangsOtherwise) return [];
  return options
    .filter(({ name }) => name === 'if_group')
    .flatMap(({ text }) => text.toLowerCase().split('|'));
}

/** The rule and all above it; `null` where it is reached in more than one way, or from elsewhere. */
function pathTo(rule: ManagerRule, tree: RuleTree): readonly ManagerRule[] | null {
  const [parent, ...others] = rule.parents;
  if (others.length > 0) return null;
  if (parent === undefined) {
    const root = tree.rules.get(templates.get(windowsEvents.enters[0]) ?? 0);
    return rule.category === windowsEvents.enters[0] && root !== undefined ? [root, rule] : null;
  }
  const above = tree.rules.get(parent);
  const path = above === undefined ? null : pathTo(above, tree);
  return path === null ? null : [...path, rule];
}

/** The only value of a field that events on the path can have. */
function valueOn(path: readonly ManagerRule[], field: string): string | null {
  for (const { known } of path) {
    for (const { subject, negated, alternatives } of known) {
      const [only, ...others] = alternatives;
      if (subject !== field.toLowerCase() || negated === 'yes' || others.length > 0) continue;
      if (only?.at === 'exact') return only.text;
    }
  }
  return null;
}

/** `null` where not all can be handed over that ends between the levels. */
function handoverOf(kind: Kind, level: number, above: number | undefined, tree: RuleTree): Handover | null {
  const { rule, path, children } = kind;
  const own = new Set(children);
  const { ways, passedOver }: EndsAbove = endsAbove(tree, kind.facts, level, (each) => each, {
    holds: (parent, child) =>
      parent.id === rule.id ? own.has(child.id) : !path.has(parent.id) || path.has(child.id),
    upTo: above ?? Number.POSITIVE_INFINITY,
    others: 'may-not',
  });
  if (passedOver.size > 0) return null;
  const looks: Look[] = [];
  for (const group of groupBy(ways.flatMap(apart).map(withFirstLook), lookKey).values()) {
    const written = lookFor(group);
    if (written === null) return null;
    looks.push(written);
  }
  return { facts: kind.facts, asked: kind.asked, level, groups: kind.groups, looks };
}

/** More ways than this are not told apart. */
const mostWays = 64;

/** Ways that begin alike, each for itself. */
function apart({ way, unless }: Outranking): readonly Outranking[] {
  return alternativesIn(way).map((each) => ({ way: each, unless }));
}

function alternativesIn(predicate: WazuhPredicate): readonly WazuhPredicate[] {
  if (predicate.kind === 'or') return predicate.operands.flatMap(alternativesIn);
  if (predicate.kind !== 'and') return [predicate];
  let made: readonly WazuhPredicate[] = [allOf([])];
  for (const operand of predicate.operands) {
    const own = alternativesIn(operand);
    const parts = own.length * made.length > mostWays ? [operand] : own;
    made = made.flatMap((each) => parts.map((part) => allOf([each, part])));
  }
  return made;
}

/** Fields with a condition that every event meets which goes the way. */
interface LookedFor {
  readonly way: Outranking;
  readonly asked: ReadonlyMap<string, Asked>;
}

interface Asked {
  readonly target: ValueTest['target'];
  readonly texts: readonly LiteralText[];
}

function withFirstLook(way: Outranking): LookedFor {
  const asked = new Map<string, Asked>();
  for (const { target, pattern } of testsOf(way)) {
    const texts = necessaryTexts(pattern)?.texts ?? [];
    const isShort =
      texts.length > 0 && osmatchText({ kind: 'texts', texts }).length <= limits.loadedTextBytes;
    if (isShort) asked.set(targetKey(target), { target, texts });
  }
  return { way, asked };
}

/** Short values that tell events apart come first: command lines are long. */
const firstFields = ['originalFileName', 'image', 'parentImage'];

function placeOf({ target }: Asked): number {
  const name = target.kind === 'field' ? (target.name.split('.').at(-1) ?? '') : '';
  const at = firstFields.indexOf(name);
  return at < 0 ? firstFields.length : at;
}

function lookKey({ asked }: LookedFor): string {
  return [...asked.keys()].sort().join();
}

/** The first look that ways with conditions on the same fields have in common, with the texts behind it. */
function lookFor(ways: readonly LookedFor[]): Look | null {
  const { texts, unwritten } = textsOfWays(ways.map(({ way }) => way));
  if (unwritten > 0) return null;
  const byField = groupBy(
    ways.flatMap(({ asked }) => [...asked]),
    ([key]) => key,
  );
  const asked = [...byField.values()].flatMap((same): readonly Asked[] => {
    const [first] = same.map(([, each]) => each);
    if (first === undefined) return [];
    const any = withoutLonger(same.flatMap(([, each]) => each.texts));
    return osmatchText({ kind: 'texts', texts: any }).length > limits.elementBytes
      ? []
      : [{ ...first, texts: any }];
  });
  const first = asked
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(
      ({ target, texts: any }): Condition => ({
        target: elementTarget(target),
        negated: 'no',
        pattern: { kind: 'texts', texts: any },
      }),
    );
  return { first, anywhere: first.length > 0 ? [] : charactersAsked(ways), texts };
}

/** A character beyond ASCII is rare, and found in no time. */
function charactersAsked(ways: readonly LookedFor[]): readonly Condition[] {
  const characters = ways.map(({ way }) =>
    testsOf(way)
      .map(({ pattern }) => pattern)
      .find(isRare),
  );
  if (characters.includes(undefined)) return [];
  const pattern = choice(characters.filter((each) => each !== undefined));
  return [{ target: { kind: 'log' }, negated: 'no', pattern }];
}

function isRare(pattern: Pattern): boolean {
  return pattern.kind === 'literal' && /^[^\x00-\x7f]+$/.test(pattern.text);
}

/** What is asked of fields that an event brings with it. */
function testsOf({ way }: Outranking): readonly ValueTest[] {
  const tests = way.kind === 'and' ? way.operands : [way];
  return tests.filter(
    (test): test is ValueTest =>
      test.kind === 'value' && test.target.kind === 'field' && test.target.name.startsWith('win.eventdata.'),
  );
}
