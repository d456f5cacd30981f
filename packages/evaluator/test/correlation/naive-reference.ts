/**
 * Correlations straight from the words of the specification, over a whole stream that is there at once: nothing is
 * remembered, everything is looked up again. Written apart from what it is compared with, and slow.
 */
export interface NaiveEvent {
  readonly time: number;
  /** The rules that match it. */
  readonly kinds: readonly string[];
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface NaiveCorrelation {
  readonly name: string;
  readonly type: string;
  readonly rules: readonly string[];
  readonly groupBy: readonly string[];
  readonly span: number;
  readonly condition: {
    readonly field?: string;
    readonly percentile?: number;
    readonly bounds: readonly (readonly [operator: string, value: number])[];
  };
  /** Alias → rule → field. */
  readonly aliases: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Users that a filter on this correlation takes out. */
  readonly without: readonly string[];
}

/** The names of the correlations that hold with each event. */
export function naive(
  stream: readonly NaiveEvent[],
  correlations: readonly NaiveCorrelation[],
): readonly (readonly string[])[] {
  const holds = (one: NaiveCorrelation, at: number, without: readonly string[]): boolean => {
    const last = stream[at];
    if (last === undefined) return false;
    const filtered = [...without, ...one.without];
    const matching = (i: number): readonly string[] =>
      one.rules.filter((rule) => {
        const inner = correlations.find(({ name }) => name === rule);
        if (inner !== undefined) return holds(inner, i, filtered);
        const event = stream[i];
        return (
          event?.kinds.includes(rule) === true && !filtered.some((user) => event.fields.User?.includes(user))
        );
      });
    const textsOf = (i: number, rule: string, field: string) =>
      stream[i]?.fields[one.aliases[field]?.[rule] ?? field] ?? [];
    const groupsOf = (i: number, rule: string): readonly string[] =>
      one.groupBy.reduce<readonly string[]>(
        (found, field) => found.flatMap((each) => textsOf(i, rule, field).map((value) => `${each}/${value}`)),
        [''],
      );
    const groups = new Set(matching(at).flatMap((rule) => groupsOf(at, rule)));
    return [...groups].some((group) => {
      const members = stream
        .map((event, i) => ({ event, i }))
        .filter(({ event, i }) => i <= at && event.time >= last.time - one.span)
        .map(({ i }) => ({ i, rules: matching(i).filter((rule) => groupsOf(i, rule).includes(group)) }))
        .filter(({ rules }) => rules.length > 0);
      return conditionHolds(one, members, (i, rule) => textsOf(i, rule, one.condition.field ?? ''));
    });
  };
  return stream.map((_, at) => correlations.filter((each) => holds(each, at, [])).map(({ name }) => name));
}

interface Member {
  readonly i: number;
  readonly rules: readonly string[];
}

function conditionHolds(
  one: NaiveCorrelation,
  members: readonly Member[],
  valuesOf: (i: number, rule: string) => readonly string[],
): boolean {
  const { percentile, bounds } = one.condition;
  const values = members.map(({ i, rules }) => valuesOf(i, rules[0] ?? ''));
  const numbers = values
    .flat()
    .filter((text) => /^\d+$/.test(text))
    .map(Number);
  const total = numbers.reduce((sum, each) => sum + each, 0);
  let found: number | null = null;
  if (one.type === 'event_count') found = members.length;
  if (one.type === 'value_count') found = new Set(values.flat()).size;
  if (one.type === 'value_sum') found = total;
  if (one.type === 'value_avg' && numbers.length > 0) found = total / numbers.length;
  if (one.type === 'value_percentile' && percentile === undefined) {
    const own = values.at(-1) ?? [];
    const having = values.filter((each) => each.length > 0);
    const shares = own.map((value) => having.filter((each) => each.includes(value)).length / having.length);
    if (own.length > 0) found = 100 * Math.min(...shares);
  }
  if (one.type === 'value_percentile' && percentile !== undefined) {
    // The smallest number that at least so many per cent are not above.
    const enough = numbers.filter(
      (candidate) => numbers.filter((each) => each <= candidate).length * 100 >= percentile * numbers.length,
    );
    if (enough.length > 0) found = Math.min(...enough);
  }
  if (one.type === 'temporal')
    found = one.rules.filter((rule) => members.some((each) => each.rules.includes(rule))).length;
  if (one.type === 'temporal_ordered') found = inOrder(one.rules, members);
  if (found === null) return false;
  const measured = found;
  if (bounds.length === 0) return measured === one.rules.length;
  return bounds.every(([operator, value]) => {
    if (operator === 'gt') return measured > value;
    if (operator === 'gte') return measured >= value;
    if (operator === 'lt') return measured < value;
    if (operator === 'lte') return measured <= value;
    return operator === 'eq' ? measured === value : measured !== value;
  });
}

/** The longest way to pick events and rules so that both ascend and the last event is the last picked: all are tried. */
function inOrder(order: readonly string[], members: readonly Member[]): number {
  const ways = (upTo: number, below: number): number => {
    let best = 0;
    for (let m = 0; m < upTo; m += 1) {
      for (let r = 0; r < below; r += 1) {
        if (members[m]?.rules.includes(order[r] ?? '') === true) best = Math.max(best, 1 + ways(m, r));
      }
    }
    return best;
  };
  const last = members.length - 1;
  const ends = order.map((rule, r) => (members[last]?.rules.includes(rule) === true ? 1 + ways(last, r) : 0));
  return Math.max(0, ...ends);
}
