import { alternativesOf, byIdentity, byKey, type Pattern } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type Branch, type EventFacts, factsKey } from '../branch/index.ts';
import { conditionPattern } from '../condition/index.ts';
import {
  type Decisions,
  decisionsOf,
  relationOf,
  type Simplify,
  unknown,
  type View,
  viewOf,
} from '../guard/index.ts';
import { allOf, always, anyOf, isConstant, notOf, type WazuhPredicate } from '../locate/index.ts';
import { byRule, holdsFor, type ManagerRule, type RuleTree } from '../ruleset/index.ts';
import { withOutcomes } from './security-outcomes.ts';
import { countedRules } from './stock-composites.ts';

/**
 * How sure it is that an event of a leaf ends in a rule of the manager.
 *
 * - `known`: the leaf asks for all that the rule and those above it ask for.
 * - `likely`: the two speak of the same kind of event: a decoder, a field or a text that both ask for.
 * - `possible`: nothing says that it cannot be.
 */
export type Likelihood = 'known' | 'likely' | 'possible';

/** Whether something says that it ends there. */
export function isLikely(likelihood: Likelihood): boolean {
  return likelihood !== 'possible';
}

/** Rules of the manager in which events of a leaf would end without it; `elsewhere` stands for all not looked at. */
export type StockEnds = ReadonlyMap<number, Likelihood>;

export const elsewhere = 0;

/** Where more rules than this are in reach, only those are looked at whose events some composite counts. */
const mostWalked = 60;

/** What is known on the way down to a rule. */
interface Way {
  readonly all: 'sure' | 'open';
  readonly kind: 'shared' | 'open';
}

/** Finds the rules in which the manager's own tree would end the events that a branch takes. */
export function stockEnds(
  tree: RuleTree,
  facts: EventFacts,
  branch: Branch,
  source: SourceMapping,
): StockEnds {
  const expected = withOutcomes(facts);
  const reach = reachOf(tree)(expected);
  if (reach.size > mostWalked && reach.counted.size === 0) return new Map([[elsewhere, 'possible']]);
  const decisions = decisionsOf([branch], expected, source, tree);
  const searches = searchesOf(branch, source);
  return searches.length > 0
    ? endsIn(expected, reach, decisions, searches)
    : endsWithoutSearch(tree)(expected, reach, decisions);
}

/** What was found out of branches that do not search the log, by what they decide. */
const endsWithoutSearch = byIdentity((_: RuleTree) =>
  byKey(
    (expected: EventFacts, _reach: Reach, { key }: Decisions) => `${factsKey(expected)} ${key}`,
    (expected, reach, decisions) => endsIn(expected, reach, decisions, []),
  ),
);

function endsIn(
  expected: EventFacts,
  { size, counted, view }: Reach,
  { simplify }: Decisions,
  searches: readonly Pattern[],
): StockEnds {
  const isLookedAt = (rule: ManagerRule) => size <= mostWalked || counted.has(rule.id);
  const { condition, children } = view;
  const decide: Simplify = (own) => simplify(searches.length === 0 ? own : decidedBy(searches, own));
  const asked = byRule((rule) => {
    const own = condition(rule);
    return own === unknown ? unknown : decide(own);
  });
  const ends = new Map<number, Likelihood>();
  const walked = new Map<number, number>();

  const walk = (rule: ManagerRule, way: Way): void => {
    const likelihood = likelihoodOf(way);
    if ((walked.get(rule.id) ?? -1) >= order.indexOf(likelihood)) return;
    walked.set(rule.id, order.indexOf(likelihood));
    for (const child of children(rule)) {
      if (!isLookedAt(child)) {
        ends.set(elsewhere, 'possible');
        if (condition(child) === always && child.silent === 'no') return;
        continue;
      }
      const own = asked(child);
      if (own !== unknown && isConstant(own, false)) continue;
      const isSure = own !== unknown && isConstant(own, true);
      const shares =
        way.kind === 'shared' ||
        sharesKind(child, expected, condition(child), decide) ||
        (searches.length > 0 && own !== unknown && looksFor(searches, own));
      walk(child, { all: isSure ? way.all : 'open', kind: shares ? 'shared' : way.kind });
      if (isSure && child.silent === 'no') return;
    }
    if (rule.silent === 'no') ends.set(rule.id, likelihood);
  };
  // A rule for lines of any program says nothing by where they enter.
  const kind = expected.categories.includes('syslog') ? 'open' : 'shared';
  for (const root of view.roots) walk(root, { all: 'sure', kind });
  return ends;
}

/** What events of some facts can come to at all. */
interface Reach {
  readonly view: View;
  readonly size: number;
  /** Rules whose events some composite counts, and those above them. */
  readonly counted: ReadonlySet<number>;
}

const reachOf = byIdentity((tree: RuleTree) =>
  byKey(factsKey, (facts: EventFacts): Reach => {
    const view = viewOf(tree)(facts);
    const wanted = countedRules(tree);
    const walked = new Map<number, boolean>();
    const walk = (rule: ManagerRule): boolean => {
      const known = walked.get(rule.id);
      if (known !== undefined) return known;
      walked.set(rule.id, false);
      const leads = view.children(rule).map(walk).includes(true) || wanted.has(rule.id);
      walked.set(rule.id, leads);
      return leads;
    };
    for (const root of view.roots) walk(root);
    return {
      view,
      size: walked.size,
      counted: new Set([...walked].filter(([, leads]) => leads).map(([id]) => id)),
    };
  }),
);

const order: readonly Likelihood[] = ['possible', 'likely', 'known'];

function likelihoodOf({ all, kind }: Way): Likelihood {
  if (kind === 'open') return 'possible';
  return all === 'sure' ? 'known' : 'likely';
}

/** Whether a rule asks for a kind of event: a decoder or a field's value that the leaf's events have. That it is JSON says too little. */
function sharesKind(
  rule: ManagerRule,
  facts: EventFacts,
  own: WazuhPredicate | typeof unknown,
  simplify: Simplify,
): boolean {
  const isNamed = rule.known.some(
    ({ subject, alternatives, negated }) =>
      negated === 'no' &&
      (subject === 'decoder' ? facts.decoders : facts.values.get(subject))?.every((value) =>
        alternatives.some((test) => test.text !== 'json' && holdsFor(test, value)),
      ) === true,
  );
  if (isNamed || own === unknown) return isNamed;
  const parts = own.kind === 'and' ? own.operands : [own];
  return parts.some((part) => part.kind !== 'constant' && isConstant(simplify(part), true));
}

/** What the branch searches the log for. */
function searchesOf(branch: Branch, source: SourceMapping): readonly Pattern[] {
  return branch.tests.flatMap((test) => {
    if (test.kind !== 'value' || test.target.kind !== 'log') return [];
    const pattern = conditionPattern(test, source);
    return pattern === null ? [] : [pattern];
  });
}

/** Decides the manager's own searches: `Failed|error` is found where `Failed password` is. */
function decidedBy(searches: readonly Pattern[], predicate: WazuhPredicate): WazuhPredicate {
  const decide = (each: WazuhPredicate) => decidedBy(searches, each);
  switch (predicate.kind) {
    case 'and':
      return allOf(predicate.operands.map(decide));
    case 'or':
      return anyOf(predicate.operands.map(decide));
    case 'not':
      return notOf(decide(predicate.operand));
    case 'value': {
      if (predicate.target.kind !== 'log') return predicate;
      const isSure = searches.some((given) => relationOf(given, predicate.pattern) === 'always');
      return isSure ? always : predicate;
    }
    default:
      return predicate;
  }
}

/** Whether a rule of the manager looks for a text in which one is that the branch looks for. */
function looksFor(searches: readonly Pattern[], predicate: WazuhPredicate): boolean {
  if (predicate.kind === 'and' || predicate.kind === 'or') {
    return predicate.operands.some((each) => looksFor(searches, each));
  }
  if (predicate.kind !== 'value' || predicate.target.kind !== 'log') return false;
  return alternativesOf(predicate.pattern).some((own) =>
    searches.some((given) => relationOf(own, given) === 'always'),
  );
}
