import { commonPlaces } from './common-places.ts';
import { silentLevel } from './counted-base.ts';
import type { Comparison, Completion, CountedCorrelation, Query } from './counted-correlation.ts';
import { basesOf, endsOf, eventsOfAll, query } from './counted-events.ts';
import type { CountingContext, Look, Made } from './counting-context.ts';
import { type Difference, difference } from './differences.ts';
import { distinct } from './distinct-values.ts';
import { type Form, formOf, timeframeOf } from './form.ts';
import { type ComparedPlace, comparing } from './group-fields.ts';
import { groupNamed } from './group-names.ts';
import { haveValues } from './has-value.ts';
import type { BaseRule, Reference, ResolvedCorrelation } from './resolve.ts';
import { inAnyOrder, ordered } from './rules-together.ts';

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
  return [
    ...made.stages.map((stage) => ({ ...stage, bases })),
    { ...own, alerts: context.alerts, level, completions: made.completions, differences },
  ];
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
      return {
        stages: [],
        completions: references.flatMap(({ target }) => endsOf(target, [], present.map(haveValues), context)),
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

function counting(
  references: readonly Reference[],
  asked: Query,
  context: CountingContext,
): readonly Completion[] {
  return references.flatMap(({ target }) => endsOf(target, [asked], [], context));
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

/** An absent field is equal to none; what JSON has for no value is. */
function sameAll(places: readonly ComparedPlace[]): Comparison {
  return {
    options: places.map((place) => comparing(place, 'same')),
    conditions: haveValues(places.filter(({ form }) => form === 'json')),
  };
}
