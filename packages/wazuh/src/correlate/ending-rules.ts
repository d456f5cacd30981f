import type { AlertNode, CountedNode, Counts, FilterNode, PlanNode, TakenWay } from '../place/plan-node.ts';
import { completionsIn } from './completions-in.ts';
import { type CountedBase, silentLevel } from './counted-base.ts';
import type { Completion, CountedCorrelation, Query } from './counted-correlation.ts';
import { firstTried, marksOf } from './marks.ts';

/** The rules in which events of bases end, and the looks back in front of them. */
export class EndingRules {
  readonly #counted: readonly CountedCorrelation[];
  readonly #bases: readonly CountedBase[];
  readonly #marks: ReadonlyMap<string, number>;
  readonly #states: State[] = [];
  readonly #made: PlanNode[];
  readonly #alerts = new Map<string, Growing<AlertNode>>();
  /** How many rules have been made that are named alike. */
  readonly #named = new Map<string, number>();

  /** @param made receives the rules in the order in which siblings have to be tried */
  constructor(counted: readonly CountedCorrelation[], bases: readonly CountedBase[], made: PlanNode[]) {
    this.#made = made;
    this.#counted = counted;
    this.#bases = bases;
    this.#marks = marksOf(counted, bases);
  }

  /** Events that match all of these bases, and that the manager would end at this level, come by this rule. */
  add(matched: readonly CountedBase[], level: number, parent: PlanNode, taken: TakenWay): void {
    this.#states.push({ bases: [...matched].sort(byKey), level, parent, taken });
  }

  /** Asks an event of a base whether it completes correlations of a level by itself. */
  complete(base: CountedBase, level: number, parent: PlanNode, taken: TakenWay): void {
    for (const each of this.#alerting(level).filter((other) => other.level === level)) {
      for (const completion of completionsIn(each, [base])) {
        if (completion.through === null) this.#alert(each, completion, [base], parent, taken);
      }
    }
  }

  /** In front of the alert stand those of correlations that refer to this one and are no less severe. */
  #alert(
    each: CountedCorrelation,
    completion: Completion,
    bases: readonly CountedBase[],
    parent: PlanNode,
    taken: TakenWay,
  ): void {
    const alert = this.#alertOf(each.owner);
    const ends = this.#chain(each, completion, parent);
    for (const outer of this.#alerting(each.level)) {
      for (const further of completionsIn(outer, bases)) {
        if (further.through !== each.key) continue;
        for (const end of ends) this.#alert(outer, further, bases, end, taken);
      }
    }
    alert.parents.push(...ends);
    if (!alert.taken.includes(taken)) alert.taken.push(taken);
  }

  /** Makes all that is left to make. */
  finish(): void {
    const silent = this.#counted.filter(({ alerts }) => alerts === 'silent');
    for (const state of this.#states) this.#ask(state, state.parent, [], silent, null);
    // An alert that stands in several places of the tree would be counted for each of them.
    for (const alert of this.#alerts.values()) if (alert.parents.length > 1) alert.groups = [];
    this.#made.push(...this.#alerts.values());
  }

  /**
   * @param held silent correlations that hold with the event
   * @param open those that are not asked yet
   * @param latest the last that was found to hold; `null` at the beginning
   */
  #ask(
    state: State,
    parent: PlanNode,
    held: readonly CountedCorrelation[],
    open: readonly CountedCorrelation[],
    latest: CountedCorrelation | null,
  ): void {
    // What completes them by one base was asked where their alerts have their place.
    for (const each of latest === null && state.bases.length < 2 ? [] : this.#alerting(state.level)) {
      for (const completion of completionsIn(each, state.bases)) {
        if (latest === null && !completion.isShortened) continue;
        if (completion.through === (latest?.key ?? null)) {
          this.#alert(each, completion, state.bases, parent, state.taken);
        }
      }
    }
    this.#askSilent(state, parent, held, open);
  }

  #askSilent(
    state: State,
    parent: PlanNode,
    held: readonly CountedCorrelation[],
    open: readonly CountedCorrelation[],
  ): void {
    const [next, ...rest] = open;
    if (next === undefined) {
      this.#end(state, parent, held);
      return;
    }
    const keys = held.map(({ key }) => key);
    const found = completionsIn(next, state.bases)
      .filter(({ through }) => through === null || keys.includes(through))
      .flatMap((completion) => this.#chain(next, completion, parent));
    for (const each of found) this.#ask(state, each, [...held, next], rest, next);
    this.#askSilent(state, parent, held, rest);
  }

  /** The looks back of a completion, one behind the other; the last of them. */
  #chain(
    correlation: CountedCorrelation,
    { queries, present }: Completion,
    parent: PlanNode,
  ): readonly PlanNode[] {
    const purpose = correlation.rule.title.value;
    const filter = (
      level: number,
      above: PlanNode,
      more: Pick<FilterNode, 'conditions'> & Partial<Pick<FilterNode, 'counts'>>,
    ) => {
      const { owner } = correlation;
      const node: FilterNode = {
        kind: 'filter',
        file: 'correlations',
        owner,
        purpose,
        level,
        parents: [above],
        ...more,
      };
      this.#made.push(node);
      return node;
    };
    // In front of rules that count, whose levels are those of their marks, stands one that is tried in its turn.
    let last: readonly PlanNode[] = [filter(firstTried, parent, { conditions: [] })];
    const fields = present.filter((set) => set.length > 0);
    if (fields.length > 0) {
      last = last.flatMap((above) => fields.map((conditions) => filter(firstTried, above, { conditions })));
    }
    const mark = this.#marks.get(correlation.key) ?? 1;
    for (const query of queries) {
      const counted = this.#countsOf(query);
      last = last.flatMap((above) =>
        counted.map((more) => filter(Math.max(1, mark - query.below), above, more)),
      );
    }
    return last;
  }

  #countsOf({
    events,
    frequency,
    timeframe,
    comparisons,
  }: Query): readonly (Pick<FilterNode, 'conditions'> & { readonly counts: Counts })[] {
    const counted =
      events.kind === 'groups'
        ? ({ kind: 'group', pattern: events.groups.join('|') } as const)
        : ({ kind: 'rule', rule: this.#alertOf(events.owner) } as const);
    return comparisons.map(({ options, conditions }) => ({
      conditions,
      counts: { counted, frequency, timeframe, options },
    }));
  }

  /** Those that alert although the manager would have ended the event at this level, the most severe first. */
  #alerting(level: number): readonly CountedCorrelation[] {
    const mark = ({ key }: CountedCorrelation) => this.#marks.get(key) ?? 0;
    return this.#counted
      .filter((each) => each.alerts === 'yes' && each.level >= level)
      .sort((a, b) => b.level - a.level || mark(b) - mark(a));
  }

  /** The rule that alerts for a correlation, or for a base that stands for itself as well. */
  #alertOf(owner: string): Growing<AlertNode> {
    const known = this.#alerts.get(owner);
    if (known !== undefined) return known;
    const correlation = this.#counted.find((each) => each.owner === owner && each.alerts === 'yes');
    const base = this.#bases.find((each) => each.base.owner === owner && each.alerts === 'yes');
    const level = correlation?.level ?? base?.level;
    if (level === undefined) throw new Error(`nothing alerts for ${owner}`);
    const groups = correlation === undefined ? [] : this.#groupsOf(correlation);
    const alert: Growing<AlertNode> = {
      kind: 'alert',
      file: 'correlations',
      owner,
      level,
      conditions: [],
      groups,
      parents: [],
      taken: [],
    };
    this.#alerts.set(owner, alert);
    return alert;
  }

  /** The groups that every event has at which the correlation holds, as far as others look for them. */
  #groupsOf({ owner, completions }: CountedCorrelation): readonly string[] {
    const [base, ...others] = new Set(completions.map((each) => each.base));
    const found = this.#bases.find((each) => each.base.key === base);
    const isShared = this.#counted.some((each) => each.owner !== owner && each.bases.includes(base ?? ''));
    const through = new Set(completions.map((each) => each.through));
    const inner = this.#counted.find(({ key }) => through.size === 1 && through.has(key));
    return [
      ...(others.length === 0 && isShared && found?.alerts === 'silent' ? [found.group] : []),
      ...(inner?.alerts === 'silent' && inner.owner !== owner ? [inner.group] : []),
    ];
  }

  #end({ bases, level, taken }: State, parent: PlanNode, held: readonly CountedCorrelation[]): void {
    const own = bases.find((each) => each.alerts === 'yes' && each.level === level);
    if (own !== undefined && held.length === 0) {
      const alert = this.#alertOf(own.base.owner);
      alert.parents.push(parent);
      alert.taken.push(taken);
      return;
    }
    const keys = [...bases.map(({ base }) => base.key), ...held.map(({ key }) => key)].join(', ');
    const name = `${keys} at level ${level}`;
    const times = (this.#named.get(name) ?? 0) + 1;
    this.#named.set(name, times);
    const isShown = level > silentLevel;
    const ending: CountedNode = {
      kind: 'counted',
      file: 'correlations',
      // Of several rules the one that stands for itself is what the alert is about.
      rules: (own === undefined ? bases : [own]).map(({ base }) => base.rule),
      level,
      logged: isShown ? 'yes' : 'no',
      groups: [...bases.map(({ group }) => group), ...held.map(({ group }) => group)],
      conditions: [],
      parents: [parent],
      taken,
      ...(isShown ? { remembered: times === 1 ? name : `${name}, way ${times}` } : {}),
    };
    this.#made.push(ending);
  }
}

interface State {
  readonly bases: readonly CountedBase[];
  readonly level: number;
  readonly parent: PlanNode;
  readonly taken: TakenWay;
}

/** A node whose parents are still being found. */
type Growing<Node extends { readonly parents: readonly PlanNode[] }> = Omit<
  Node,
  'parents' | 'groups' | 'taken'
> & {
  readonly parents: PlanNode[];
  readonly taken: TakenWay[];
  groups: readonly string[];
};

function byKey(one: CountedBase, other: CountedBase): number {
  return one.base.key < other.base.key ? -1 : 1;
}
