import { commonPlaces } from './common-places.ts';
import { type CountedCorrelation, completedBy, type Query } from './counted-correlation.ts';
import { endsOf } from './counted-events.ts';
import { type CountingContext, type Look, type Made, stageOf } from './counting-context.ts';
import { difference } from './differences.ts';
import type { Form } from './form.ts';
import { comparing } from './group-fields.ts';
import { haveValues } from './has-value.ts';
import type { ResolvedCorrelation } from './resolve.ts';

/**
 * An earlier event without the field counts as one with another value, so events that have it are a stage of their own:
 * one for each place where it may be.
 */
export function distinct(
  { count, fields }: Extract<Form, { kind: 'distinct' }>,
  resolved: ResolvedCorrelation,
  look: Look,
  context: CountingContext,
): Made | null {
  const { references, rule, findings } = resolved;
  const counted = commonPlaces(fields, references, context.sourcesOf, rule, findings);
  if (counted === null) return null;
  const parts = counted.sets.map((set, at) => {
    const stage: CountedCorrelation = {
      ...stageOf(resolved, `with a value ${at}`),
      completions: references.flatMap(({ target }) => endsOf(target, [], [haveValues(set)], context)),
    };
    const asked: Query = {
      events: { kind: 'groups', groups: [stage.group] },
      frequency: count,
      timeframe: look.timeframe,
      comparisons: look.comparisons.map(({ options, conditions }) => ({
        options: [...options, ...set.map((place) => comparing(place, 'different'))],
        conditions,
      })),
      below: 0,
    };
    return { stage, asked };
  });
  return {
    stages: parts.map(({ stage }) => stage),
    completions: parts.flatMap(({ stage, asked }) =>
      completedBy(stage).map((base) => ({ base, through: stage.key, queries: [asked], present: [] })),
    ),
    differences: [
      ...(counted.scattered.length > 0 ? [difference.severalPlaces(counted.scattered)] : []),
      ...(count > 2 ? [difference.notDistinct(count), difference.countsAnew(count)] : []),
      ...(count === 2 ? [difference.alertNotCounted()] : []),
    ],
  };
}
