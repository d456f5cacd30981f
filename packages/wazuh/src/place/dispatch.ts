import { groupBy } from '@sigmazuh/compiler';
import { valuesCondition } from '../branch/index.ts';
import { cheapForms } from '../condition/index.ts';
import type { Leaf } from '../convert/index.ts';
import type { Handover } from '../guard/index.ts';
import { behindGates } from './behind-gates.ts';
import { cluster } from './cluster.ts';
import { behind, type Dispatched, together } from './dispatched.ts';
import { handOver } from './hand-over.ts';
import type { FilterNode, PlanNode } from './plan-node.ts';
import { sequenceLevels } from './sequence-levels.ts';

/** A leaf or a handover, with what is left to ask of an event that stands before it. */
export interface Waiting {
  readonly waits: Leaf | Handover;
  readonly level: number;
  /** Fields that no rule above it has asked for yet, with the values the leaf takes. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/** Fields that part events best come first; others follow by name. */
const fieldOrder = ['win.system.channel', 'system.channel', 'win.system.eventID', 'system.eventID'];

/** A leaf that takes more values than this is not hung under each of them. */
const mostValues = 8;
/** More values than these are asked for in groups first. */
const valuesPerGroup = 10;
/** More groups than this are asked for in two steps: an event of the first kind then meets few questions. */
const mostAtOnce = 3;

/**
 * Parts leaves by the values of the fields that say what kind of event it is, so that an event meets only those of
 * its own kind:
 *
 *     channel Sysmon ─ event id 1 ─ clusters of level 15, 12, 8 …
 *                    └ event id 11 ─ …
 *     channel Security ─ …
 *
 * Siblings stand in the order of their levels (`sequenceLevels`); the engine sorts them by it.
 */
export function dispatch(waiting: readonly Waiting[], parent: PlanNode): Dispatched {
  const fields = [...new Set(waiting.flatMap(({ asked }) => [...asked.keys()]))].sort(byPlace);
  return partBy(fields, waiting, parent);
}

function byPlace(one: string, other: string): number {
  const place = (field: string) =>
    (fieldOrder.indexOf(field) + fieldOrder.length + 1) % (fieldOrder.length + 1);
  return place(one) - place(other) || (one < other ? -1 : 1);
}

function partBy(fields: readonly string[], waiting: readonly Waiting[], parent: PlanNode): Dispatched {
  const [field, ...rest] = fields;
  if (field === undefined) return hang(waiting, parent);
  const isNarrow = ({ asked }: Waiting) => (asked.get(field)?.length ?? mostValues + 1) <= mostValues;
  const narrow = waiting.filter(isNarrow);
  const broad = waiting.filter((each) => !isNarrow(each));
  if (narrow.length === 0 && broad.every(({ asked }) => !asked.has(field)))
    return partBy(rest, waiting, parent);
  const parts = sequenceLevels(narrow, broad).map((segment) =>
    segment.kind === 'narrow'
      ? partNarrow(field, rest, segment.members, parent)
      : partBroad(field, rest, segment.members, parent),
  );
  return together(parts);
}

/** Events are handed over before the leaves of the same level are asked. */
function hang(waiting: readonly Waiting[], parent: PlanNode): Dispatched {
  const handovers = waiting.flatMap(({ waits }) => ('parts' in waits ? [waits] : []));
  const leaves = waiting.flatMap(({ waits }) => ('parts' in waits ? [] : [waits]));
  const [gate] = leaves.flatMap((leaf) => leaf.gate ?? []);
  if (gate !== undefined) return behindGates(leaves, handovers, gate, parent);
  return together([...handovers.map((each) => handOver(each, parent)), cluster(leaves, parent)]);
}

/** A rule for each value, or values that the same leaves take, in groups where there are many. */
function partNarrow(
  field: string,
  rest: readonly string[],
  members: readonly Waiting[],
  parent: PlanNode,
): Dispatched {
  // Values that most rules ask for are met first.
  const groups = alikeValues(field, members).sort(
    (a, b) => b.members.length - a.members.length || (a.first < b.first ? -1 : 1),
  );
  const under = (group: Alike, above: PlanNode): Dispatched => {
    const node = asking(field, group.values, group.members, above);
    return behind(node, [partBy(rest, asked(group.members, field), node)]);
  };
  const [most, ...others] = groups;
  if (most === undefined || groups.length <= mostAtOnce)
    return together(groups.map((group) => under(group, parent)));
  const chunks = Array.from({ length: Math.ceil(others.length / valuesPerGroup) }, (_, i) =>
    others.slice(i * valuesPerGroup, (i + 1) * valuesPerGroup),
  );
  const behindChunks = chunks.map((chunk) => {
    const values = chunk.flatMap((group) => group.values);
    const node = asking(
      field,
      values,
      chunk.flatMap((group) => group.members),
      parent,
    );
    return behind(
      node,
      chunk.map((group) => under(group, node)),
    );
  });
  return together([under(most, parent), ...behindChunks]);
}

/** Values of a field, and the leaves that take each of them. */
interface Alike {
  readonly values: readonly string[];
  readonly first: string;
  readonly members: readonly Waiting[];
}

function alikeValues(field: string, members: readonly Waiting[]): Alike[] {
  const askers = members.flatMap((member, at) =>
    (member.asked.get(field) ?? []).map((value) => ({ value, member, at })),
  );
  const byValue = [...groupBy(askers, ({ value }) => value.toLowerCase()).values()];
  const alike = groupBy(byValue, (each) => each.map(({ at }) => at).join());
  return [...alike.values()].map((same) => ({
    values: same.map(([each]) => each?.value ?? ''),
    first: same[0]?.[0]?.value ?? '',
    members: (same[0] ?? []).map(({ member }) => member),
  }));
}

/** Leaves that take any value go on under the parent; for a long list of values they get a rule of their own. */
function partBroad(
  field: string,
  rest: readonly string[],
  members: readonly Waiting[],
  parent: PlanNode,
): Dispatched {
  const sets = groupBy(members, ({ asked }) => JSON.stringify([...(asked.get(field) ?? [])].sort()));
  const parts = [...sets.values()].map((group): Dispatched => {
    const values = group[0]?.asked.get(field);
    if (values === undefined) return partBy(rest, group, parent);
    const node = asking(field, values, group, parent);
    return behind(node, [partBy(rest, asked(group, field), node)]);
  });
  return together(parts);
}

function asking(
  field: string,
  values: readonly string[],
  members: readonly Waiting[],
  parent: PlanNode,
): FilterNode {
  return {
    kind: 'filter',
    parents: [parent],
    owner: null,
    level: Math.max(...members.map(({ level }) => level)),
    conditions: cheapForms([valuesCondition(field, values)]),
    purpose: `Events with ${field} ${values.length > 3 ? `${values.slice(0, 3).join(', ')}, …` : values.join(', ')}.`,
  };
}

function asked(members: readonly Waiting[], field: string): readonly Waiting[] {
  return members.map((member) => ({
    ...member,
    asked: new Map([...member.asked].filter(([name]) => name !== field)),
  }));
}
