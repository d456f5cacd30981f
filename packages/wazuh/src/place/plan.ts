import { groupBy } from '@sigmazuh/compiler';
import { channelsOf } from '../branch/index.ts';
import { cheapForms, type Step } from '../condition/index.ts';
import type { Leaf } from '../convert/index.ts';
import type { Guard, Handovers } from '../guard/index.ts';
import type { Condition } from '../locate/index.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { type Doors, doorsFor } from './doors.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';

/** Rules of another kind that hang behind the same doors. */
export interface Guests {
  readonly leaves: readonly Leaf[];
  /** Their rules, once it is known behind what each leaf stands. */
  readonly plan: (parentsOf: (leaf: Leaf) => readonly PlanNode[]) => readonly PlanNode[];
}

/**
 * The rules of a pack: doors, what parts events behind them, the steps of each leaf, and one alerting rule for each
 * Sigma rule under the last steps of all its leaves; then those of the guests, which are correlations.
 */
export function planRules(
  leaves: readonly Leaf[],
  tree: RuleTree,
  handovers: Handovers,
  guests: Guests,
): readonly PlanNode[] {
  const doors = doorsFor([...guests.leaves, ...leaves], tree, handovers);
  const nodes: PlanNode[] = [...doors.nodes];
  for (const [owner, own] of groupBy(leaves, (leaf) => leaf.owner)) {
    const ways = guardedAlike(own).map(({ alike, guard }) => waysOf(alike, guard, doors));
    nodes.push(...endedBy(owner, own[0]?.level ?? 0, ways));
  }
  return [...nodes, ...guests.plan((leaf) => doors.parents.get(leaf) ?? [])];
}

/** The inner rules of leaves, and what their last step still has to ask. */
interface Steps {
  readonly filters: readonly FilterNode[];
  readonly last: readonly PlanNode[];
}

/** Leaves behind which one guard is asked. */
interface GuardedAlike {
  readonly alike: readonly Leaf[];
  readonly guard: Guard;
}

/**
 * Where only the events of some channels may end more severely, the guard can say which these are and stand behind all
 * leaves: it is then asked by the alerting rule itself.
 */
function guardedAlike(leaves: readonly Leaf[]): readonly GuardedAlike[] {
  const groups = groupBy(leaves, ({ guard }) => JSON.stringify(guard));
  const [guarded, ...more] = [...groups.values()].filter(([leaf]) => leaf?.guard.length !== 0);
  const [first] = guarded ?? [];
  const channels = first === undefined ? [] : channelsOf(first.facts);
  const isElsewhere = ({ facts }: Leaf) => {
    const own = channelsOf(facts);
    return own.length > 0 && own.every((channel) => !channels.includes(channel));
  };
  const guard = first?.guardAmongOthers ?? null;
  const others = leaves.filter((leaf) => leaf.guard.length === 0);
  if (guard !== null && more.length === 0 && others.length > 0 && others.every(isElsewhere)) {
    return [{ alike: leaves, guard }];
  }
  return [...groups.values()].map((alike) => ({ alike, guard: alike[0]?.guard ?? [] }));
}

/** Leaves that are left to the manager for the same reasons, which are asked behind all of them. */
function waysOf(alike: readonly Leaf[], guard: Guard, doors: Doors): Steps {
  const [leaf, ...more] = alike;
  if (leaf === undefined) return { filters: [], last: [] };
  const [shared] = more.length === 0 ? [withGuard(leaf)] : [];
  const ways = alike.map((each) => {
    const parents = doors.parents.get(each) ?? [];
    return stepsBehind(parents, shared?.own ?? each.steps, each, 'A way to match.');
  });
  const last = [...new Set(ways.flatMap((way) => way.last))];
  const left = `Unless the manager ends the event above level ${leaf.level}.`;
  const behind = stepsBehind(last, shared?.guard ?? guard, leaf, left);
  return { filters: [...ways.flatMap((way) => way.filters), ...behind.filters], last: behind.last };
}

function stepsBehind(
  under: readonly PlanNode[],
  steps: readonly Step[],
  { owner, level }: Leaf,
  purpose: string,
): Steps {
  const filters: FilterNode[] = [];
  let parents = under;
  for (const step of steps) {
    const next = step.map(
      (conditions): FilterNode => ({
        kind: 'filter',
        parents,
        owner,
        level,
        conditions: cheapForms(conditions),
        purpose,
      }),
    );
    filters.push(...next);
    parents = next;
  }
  return { filters, last: parents };
}

/** A search of the text that is alone in the last step of a leaf shares its rule with the first one of the guard. */
function withGuard({ steps, guard }: Leaf): {
  readonly own: readonly Step[];
  readonly guard: readonly Step[];
} {
  const [alone, ...more] = steps.at(-1) ?? [];
  const searches = guard.flatMap((step) => (step.length === 1 ? (step[0] ?? []) : []));
  const isSearch = ({ target }: Condition) => target.kind === 'log';
  const isShared =
    alone !== undefined &&
    more.length === 0 &&
    alone.length === 1 &&
    alone.every((each) => isSearch(each) && each.negated === 'yes') &&
    guard.every((step) => step.length === 1) &&
    searches.every(isSearch) &&
    searches.length % 2 === 1;
  if (!isShared) return { own: steps, guard };
  const all = [...alone, ...searches];
  return {
    own: steps.slice(0, -1),
    guard: Array.from({ length: all.length / 2 }, (_, i) => [all.slice(2 * i, 2 * i + 2)]),
  };
}

/** The steps with the alerting rule behind them. Where there is one way to match, its last step is that rule. */
function endedBy(owner: string, level: number, ways: readonly Steps[]): readonly PlanNode[] {
  const filters = ways.flatMap((way) => way.filters);
  const last = [...new Set(ways.flatMap((way) => way.last))];
  const [only] = last;
  const isOwn = last.length === 1 && only?.kind === 'filter' && only.owner === owner;
  const alert = { kind: 'alert', owner, level } as const;
  if (!isOwn) return [...filters, { ...alert, conditions: [], parents: last }];
  const { conditions, parents } = only;
  return [...filters.filter((filter) => filter !== only), { ...alert, conditions, parents }];
}
