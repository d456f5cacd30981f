import { byIdentity, byKey } from '@sigmazuh/compiler';
import { certaintyOf, type EventFacts, factsKey } from '../branch/index.ts';
import { allOf, always, anyOf, isConstant, notOf, type WazuhPredicate } from '../locate/index.ts';
import { byRule, type ManagerRule, type RuleTree, templates } from '../ruleset/index.ts';
import { conditionOfRule, unknown } from './stock-condition.ts';

/** Decides what can be decided of a condition about the events that a leaf matches. */
export type Simplify = (predicate: WazuhPredicate) => WazuhPredicate;

/** One way in which the manager's own rules end an event above a level: `way` holds, and none of `unless`. */
export interface Outranking {
  readonly way: WazuhPredicate;
  readonly unless: readonly Taken[];
}

/** What a rule of the manager takes away before, and the level it has. */
export interface Taken {
  readonly predicate: WazuhPredicate;
  readonly level: number;
  /** Whether the rule is one of those in scope. */
  readonly by: 'one in scope' | 'another';
}

/** When the manager's own rules would end an event above a level. */
export interface EndsAbove {
  readonly ways: readonly Outranking[];
  /** Rules above the level whose conditions cannot be written; they are taken not to match. */
  readonly passedOver: ReadonlySet<number>;
}

/** Which of the ways above a level are looked for. */
export interface Scope {
  /** Whether those through this child of a rule are. */
  readonly holds: (rule: ManagerRule, child: ManagerRule) => boolean;
  /** Rules that end an event higher than this are of no matter. */
  readonly upTo: number;
  /** Whether an event that takes one of the ways may as well end in a rule that is not looked at. */
  readonly others: 'may-end-it' | 'may-not';
}

const everywhere: Scope = { holds: () => true, upTo: Number.POSITIVE_INFINITY, others: 'may-end-it' };

/**
 * Walks the manager's tree as the engine does: the first sibling that matches takes the event, the deepest match wins.
 *
 *     61603            level 0      above 12 ends what matches 92x and not 92y,
 *     └─ 92x           level 14     since 92y is where such an event would end
 *        └─ 92y        level 4
 */
export function endsAbove(
  tree: RuleTree,
  facts: EventFacts,
  level: number,
  simplify: Simplify,
  scope: Scope = everywhere,
): EndsAbove {
  const { roots, condition: written, highest, children } = viewOf(tree)(facts);
  const passedOver = new Set<number>();

  const condition = byRule((rule) => {
    const own = written(rule);
    return own === unknown ? unknown : simplify(own);
  });

  const walk: (rule: ManagerRule) => readonly Outranking[] = byRule((rule) => {
    const isHigh = rule.silent === 'no' && rule.level > level && rule.level <= scope.upTo;
    const ends: Outranking[] = [];
    /** Children that may end an event at or below the level: what they take, and its ways above it stand in `ends`. */
    const taken: Taken[] = [];
    for (const child of children(rule)) {
      const asked = condition(child);
      const isHeld = scope.holds(rule, child);
      const isOther = !isHeld && scope.others === 'may-not';
      if (asked === unknown) {
        if ((isHeld && highest(child) > level) || isOther) passedOver.add(child.id);
        continue;
      }
      if (isConstant(asked, false)) continue;
      if (isOther && child.silent === 'yes') passedOver.add(child.id);
      const above = isHeld && highest(child) > level ? walk(child) : [];
      // A more severe sibling ends an event low only by a child of its own. One that also matches a further rule above
      // the level is left to the manager: to tell the two apart would take more text than a rule can hold.
      if (above.length > 0) {
        const before = taken.filter((each) => each.level <= level);
        ends.push(...behind(asked, above, before));
      }
      if (child.silent === 'yes') continue;
      if (!endsAlways(above)) taken.push(takenBy(child, asked, isOther ? 'another' : 'one in scope'));
      if (isConstant(asked, true)) return ends;
    }
    if (!isHigh) return ends;
    // Where an event ends by itself, the ways of its children only count where these can also end it low.
    const own = { way: allOf(taken.map(({ predicate }) => notOf(predicate))), unless: [] };
    return taken.length === 0 ? [own] : [...ends, own];
  });

  return {
    ways: roots
      .flatMap(walk)
      .filter(({ unless }) => !unless.some(({ predicate }) => isConstant(predicate, true))),
    passedOver,
  };
}

/** What another rule takes is of no level: no way leads past it. */
function takenBy({ level }: ManagerRule, predicate: WazuhPredicate, by: Taken['by']): Taken {
  return { predicate, level: by === 'another' ? 0 : level, by };
}

/** The ways behind a condition; those without exceptions of their own are one. */
function behind(
  asked: WazuhPredicate,
  ways: readonly Outranking[],
  taken: readonly Taken[],
): readonly Outranking[] {
  const plain = ways.filter(({ unless }) => unless.length === 0).map(({ way }) => way);
  const others = ways.filter(({ unless }) => unless.length > 0);
  const merged = plain.length === 0 ? [] : [{ way: allOf([asked, anyOf(plain)]), unless: taken }];
  return [
    ...merged,
    ...others.map(({ way, unless }) => ({ way: allOf([asked, way]), unless: [...taken, ...unless] })),
  ];
}

/** Whether every event ends above the level. */
export function endsAlways(ways: readonly Outranking[]): boolean {
  return ways.some(({ way, unless }) => isConstant(way, true) && unless.length === 0);
}

/** The manager's tree as events of some facts see it. */
export interface View {
  /** Where such events enter. */
  readonly roots: readonly ManagerRule[];
  /** Children that such an event can enter, in the order of the engine. */
  readonly children: (rule: ManagerRule) => readonly ManagerRule[];
  readonly condition: (rule: ManagerRule) => WazuhPredicate | typeof unknown;
  /** The highest level an event can end with from here on, whatever it looks like. */
  readonly highest: (rule: ManagerRule) => number;
}

export const viewOf = byIdentity((tree: RuleTree) =>
  byKey(factsKey, (facts: EventFacts): View => {
    const children = byRule((rule) =>
      tree.childrenOf(rule.id).filter((child) => certaintyOf(child, facts) !== 'never'),
    );
    const highest: View['highest'] = byRule((rule) =>
      Math.max(rule.silent === 'yes' ? 0 : rule.level, ...children(rule).map((child) => highest(child))),
    );
    const condition = byRule((rule) =>
      certaintyOf(rule, facts) === 'always' ? always : conditionOfRule(rule, facts),
    );
    const roots = facts.categories.flatMap((category) => tree.rules.get(templates.get(category) ?? 0) ?? []);
    return { roots, children, highest, condition };
  }),
);
