import type { SigmaRule } from '@sigmazuh/parser';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { areDisjoint } from '../place/event-facts.ts';
import type { WrittenOption } from '../write/written-rule.ts';
import { type CommonPlaces, commonPlaces } from './common-places.ts';
import { type CountedBase, silentLevel } from './counted-base.ts';
import {
  type Completion,
  type CountedCorrelation,
  completedBy,
  type QueriedEvents,
  type Query,
} from './counted-correlation.ts';
import { type Difference, difference } from './differences.ts';
import { type Form, formOf, timeframeOf } from './form.ts';
import { comparing } from './group-fields.ts';
import { groupNamed } from './group-names.ts';
import type { BaseRule, Reference, ResolvedCorrelation } from './resolve.ts';

/** What counting a correlation builds on. */
export interface CountingContext {
  readonly bases: ReadonlyMap<string, CountedBase>;
  /** Correlations that were counted before, with their stages. */
  readonly counted: ReadonlyMap<string, CountedCorrelation>;
  readonly sourcesOf: (rule: SigmaRule) => readonly SourceMapping[];
  readonly alerts: CountedCorrelation['alerts'];
  /** The Wazuh level it alerts with. */
  readonly level: number;
}

/** A correlation and the stages it is made of, those first; none where it cannot be counted, as its findings say. */
export function countCorrelation(
  resolved: ResolvedCorrelation,
  context: CountingContext,
): readonly CountedCorrelation[] {
  const { rule, findings, key, owner, references } = resolved;
  const form = formOf(rule, findings);
  if (form === null || references.length === 0) return [];
  const { seconds, differs } = timeframeOf(rule);
  const groupBy = rule.groupBy.map(({ value }) => value);
  const places = commonPlaces(groupBy, references, context.sourcesOf, rule, findings);
  if (places === null) return [];
  const look: Look = { timeframe: seconds, places, comparisons: places.sets.map(sameAll) };
  const bases = [...new Set(references.flatMap(({ target }) => basesOf(target, context)))];
  const own = { key, owner, rule, findings, group: groupNamed('holds', key), bases };
  const made = completionsFor(form, resolved, look, context);
  if (made === null) return [];
  const differences = [
    ...made.differences,
    ...differs,
    ...references.flatMap(({ target }) => innerDifferences(target, context)),
    ...(places.dropped.length > 0 ? [difference.lostGroup(places.dropped)] : []),
    ...(places.scattered.length > 0 ? [difference.severalPlaces(places.scattered)] : []),
    ...(places.inJson.length > 0 ? [difference.jsonValues(places.inJson)] : []),
    difference.memory(),
  ];
  const level = context.alerts === 'yes' ? context.level : silentLevel;
  const inGroup = ({ notNull = [], ...each }: Completion): Completion => ({
    ...each,
    notNull: [...new Set([...notNull, ...places.notNull])],
  });
  return [
    ...made.stages.map((stage) => ({ ...stage, bases, completions: stage.completions.map(inGroup) })),
    {
      ...own,
      alerts: context.alerts,
      level,
      completions: made.completions.map(inGroup),
      differences,
    },
  ];
}

/** Elements for these take addresses to compare with, and no expression. */
const addresses: ReadonlySet<string> = new Set(['srcip', 'dstip']);

interface Look {
  readonly timeframe: number;
  readonly places: CommonPlaces;
  readonly comparisons: readonly (readonly WrittenOption[])[];
}

interface Made {
  readonly stages: readonly CountedCorrelation[];
  readonly completions: readonly Completion[];
  readonly differences: readonly Difference[];
}

function completionsFor(
  form: Form,
  resolved: ResolvedCorrelation,
  look: Look,
  context: CountingContext,
): Made | null {
  const { references } = resolved;
  const all = eventsOfAll(resolved, context);
  if (all === null) return null;
  switch (form.kind) {
    case 'each': {
      const { rule, findings } = resolved;
      const valued = commonPlaces(form.fields, references, context.sourcesOf, rule, findings);
      if (valued === null) return null;
      const present = look.places.sets.flatMap((set) => valued.sets.map((more) => [...set, ...more]));
      if (refusesAddresses(present, resolved)) return null;
      return {
        stages: [],
        completions: references
          .flatMap(({ target }) => endsOf(target, [], present, context))
          .map((each) => ({ ...each, notNull: valued.notNull })),
        differences: form.fields.length > 0 ? [difference.withoutValue(form.fields)] : [],
      };
    }
    case 'count':
      return {
        stages: [],
        completions: counting(references, { ...query(all, look), frequency: form.count }, context),
        differences: [form.count > 2 ? difference.countsAnew(form.count) : difference.alertNotCounted()],
      };
    case 'distinct':
      return distinct(form, resolved, look, context);
    case 'all':
      return inAnyOrder(references, look, context);
    case 'ordered':
      return ordered(resolved, look, context);
  }
}

/**
 * An earlier event without the field counts as one with another value, so events that have it are a stage of their own.
 */
function distinct(
  { count, fields }: Extract<Form, { kind: 'distinct' }>,
  resolved: ResolvedCorrelation,
  look: Look,
  context: CountingContext,
): Made | null {
  const { references, rule, findings } = resolved;
  const counted = commonPlaces(fields, references, context.sourcesOf, rule, findings);
  if (counted === null) return null;
  const comparisons = look.comparisons.flatMap((same) =>
    counted.sets.map((set) => [...same, ...set.map((place) => comparing(place, 'different'))]),
  );
  if (refusesAddresses(counted.sets, resolved)) return null;
  const stage: CountedCorrelation = {
    ...stageOf(resolved, 'with a value'),
    completions: references
      .flatMap(({ target }) => endsOf(target, [], counted.sets, context))
      .map((each) => ({ ...each, notNull: counted.notNull })),
  };
  const events = { kind: 'groups', groups: [stage.group] } as const;
  const asked: Query = { events, frequency: count, timeframe: look.timeframe, comparisons, below: 0 };
  return {
    stages: [stage],
    completions: completedBy(stage).map((base) => ({
      base,
      through: stage.key,
      queries: [asked],
      present: [],
    })),
    differences: [
      ...(counted.scattered.length > 0 ? [difference.severalPlaces(counted.scattered)] : []),
      ...(count > 2 ? [difference.notDistinct(count), difference.countsAnew(count)] : []),
      ...(count === 2 ? [difference.alertNotCounted()] : []),
    ],
  };
}

/** A part of a correlation that is counted silently. */
function stageOf({ key, owner, rule, findings }: ResolvedCorrelation, name: string): CountedCorrelation {
  return {
    key: `${key} ${name}`,
    owner,
    rule,
    findings,
    alerts: 'silent',
    level: silentLevel,
    group: groupNamed('holds', `${key} ${name}`),
    completions: [],
    bases: [],
    differences: [],
  };
}

function refusesAddresses(sets: Completion['present'], { rule, findings }: ResolvedCorrelation): boolean {
  if (!sets.flat().some((place) => addresses.has(place))) return false;
  findings.refuse(
    'correlation-rule',
    rule.type.range,
    'it wants to know whether an event has an address, which a Wazuh rule cannot ask',
    'take another field',
  );
  return true;
}

/**
 * Each rule but the first and the last is looked for by those behind it where the ones in front of it came before:
 *
 *     A, B, C   →   B after A is a stage;   C after that stage, and after A
 */
function ordered(resolved: ResolvedCorrelation, look: Look, context: CountingContext): Made | null {
  const { references } = resolved;
  const stages: CountedCorrelation[] = [];
  let before: readonly Query[] = [];
  for (const [at, { target }] of references.entries()) {
    const completions = endsOf(target, before, [], context);
    if (at === references.length - 1) {
      const overlaps = references.slice(0, -1).some((each) => mayBeOne(each.target, target, context));
      const differences = [
        ...(references.length > 2 ? [difference.longerChain(references.length)] : []),
        ...(overlaps ? [difference.alertNotCounted()] : []),
      ];
      return { stages, completions, differences };
    }
    if (at === 0) {
      before = [query(eventsOf(target, context), look)];
      continue;
    }
    const stage: CountedCorrelation = { ...stageOf(resolved, `up to ${at + 1}`), completions };
    stages.push(stage);
    before = [query({ kind: 'groups', groups: [stage.group] }, look), ...before];
  }
  return null;
}

/**
 * At an event of each rule all others are looked for. A look that finds one marks the event, which counts on where the
 * next finds none; so the looks in front of the last have levels by the rule that they are made from:
 *
 *     A, B, C   →   C: A and B before, at the third level     sees the marks on both
 *                   B: A before, at the second level, then C at the highest
 *                   A: B at the first level, then C; or C, then B: either may be marked
 */
function inAnyOrder(references: readonly Reference[], look: Look, context: CountingContext): Made {
  // An event of all rules needs no other; whether it is in a group is asked of its fields then.
  const canBeAlone = !look.places.sets.flat().some((place) => addresses.has(place));
  const completions = references.flatMap(({ target }, at) => {
    const below = references.length > 2 ? references.length - at : 0;
    const [before, after] = [references.slice(0, at), references.slice(at + 1)];
    const lasts = after.length > 0 ? after : before.slice(-1);
    return lasts.flatMap((last) => {
      const looks = [...[...before, ...after].filter((each) => each !== last), last].map((each) => ({
        ...query(eventsOf(each.target, context), look),
        below: each === last ? 0 : below,
        ...(canBeAlone && each.target.kind === 'base' ? { of: each.target.key } : {}),
      }));
      return endsOf(target, looks, canBeAlone ? look.places.sets : [], context);
    });
  });
  const [first] = references;
  const overlaps = references.some(({ target }, at) =>
    references.slice(at + 1).some((other) => mayBeOne(target, other.target, context)),
  );
  const isPassedOver = references.length > 3 || (references.length > 2 && overlaps);
  const differences = [
    difference.alertNotCounted(isPassedOver ? 'not kept' : 'kept'),
    ...(references.length > 2 && first !== undefined
      ? [difference.firstLast(first.target.rule.title.value)]
      : []),
  ];
  return { stages: [], completions, differences };
}

function counting(
  references: readonly Reference[],
  asked: Query,
  context: CountingContext,
): readonly Completion[] {
  return references.flatMap(({ target }) => endsOf(target, [asked], [], context));
}

function query(events: QueriedEvents, { timeframe, comparisons }: Look): Query {
  return { events, frequency: 2, timeframe, comparisons, below: 0 };
}

/** Where events of a rule, or those at which a correlation holds, are the ones that complete another correlation. */
function endsOf(
  target: BaseRule | ResolvedCorrelation,
  queries: readonly Query[],
  present: Completion['present'],
  { counted }: CountingContext,
): readonly Completion[] {
  if (target.kind === 'base') return [{ base: target.key, through: null, queries, present }];
  const inner = counted.get(target.key)?.completions ?? [];
  return [...new Set(inner.map(({ base }) => base))].map((base) => ({
    base,
    through: target.key,
    queries,
    present,
  }));
}

/** By what the engine knows events that count: those that raise an alert by its rule, others by their group. */
function eventsOf(
  target: BaseRule | ResolvedCorrelation,
  { bases, counted }: CountingContext,
): QueriedEvents {
  const found = target.kind === 'base' ? bases.get(target.key) : counted.get(target.key);
  if (found === undefined) throw new Error(`"${target.rule.title.value}" is looked for and not counted`);
  return found.alerts === 'yes'
    ? { kind: 'alerts', owner: target.owner }
    : { kind: 'groups', groups: [found.group] };
}

/** The events of all rules together; a rule that looks back knows only one rule that alerts. */
function eventsOfAll(
  { references, rule, findings }: ResolvedCorrelation,
  context: CountingContext,
): QueriedEvents | null {
  const all = references.map(({ target }) => eventsOf(target, context));
  const groups = new Set(all.flatMap((each) => (each.kind === 'groups' ? each.groups : [])));
  const alerting = new Map(
    all.flatMap((each) => (each.kind === 'alerts' ? [[each.owner, each] as const] : [])),
  );
  const [alert] = alerting.values();
  const isCounting = rule.type.value === 'event_count' || rule.type.value === 'value_count';
  if (alert === undefined || !isCounting) return { kind: 'groups', groups: [...groups] };
  if (alerting.size === 1 && groups.size === 0) return alert;
  return findings.refuse(
    'correlation-rule',
    rule.type.range,
    'it counts events of several rules of which some alert themselves, and Wazuh counts those of one alerting rule, or of rules that do not',
    'take "generate: true" out, or write a correlation for each rule',
  );
}

/** What a correlation that is looked for does differently, this one does too. */
function innerDifferences(
  target: BaseRule | ResolvedCorrelation,
  { counted }: CountingContext,
): readonly Difference[] {
  if (target.kind === 'base') return [];
  const inner = counted.get(target.key);
  const isExact = inner?.differences.every(({ kind }) => kind === 'memory') === true;
  return isExact ? [] : [difference.innerRhythm(target.rule.title.value)];
}

/** Whether one event can be of both. */
function mayBeOne(
  one: BaseRule | ResolvedCorrelation,
  other: BaseRule | ResolvedCorrelation,
  context: CountingContext,
): boolean {
  const [ones, others] = [leavesOf(one, context), leavesOf(other, context)];
  return ones.some((leaf) => others.some((each) => !areDisjoint(leaf.facts, each.facts)));
}

function leavesOf(target: BaseRule | ResolvedCorrelation, { bases, counted }: CountingContext) {
  const inner = target.kind === 'base' ? undefined : counted.get(target.key);
  const keys = inner === undefined ? [target.key] : completedBy(inner);
  return keys.flatMap((key) => bases.get(key)?.ways.map(({ leaf }) => leaf) ?? []);
}

function basesOf(target: BaseRule | ResolvedCorrelation, { counted }: CountingContext): readonly string[] {
  return target.kind === 'base' ? [target.key] : (counted.get(target.key)?.bases ?? []);
}

function sameAll(places: readonly string[]): readonly WrittenOption[] {
  return places.map((place) => comparing(place, 'same'));
}
