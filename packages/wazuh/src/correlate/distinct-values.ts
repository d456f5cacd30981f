import { commonPlaces } from './common-places.ts';
import { type CountedCorrelation, completedBy, type Query } from './counted-correlation.ts';
import { endsOf } from './counted-events.ts';
import { type CountingContext, type Look, type Made, refusesAddresses, stageOf } from './counting-context.ts';
import { difference } from './differences.ts';
import type { Form } from './form.ts';
import { comparing } from './group-fields.ts';
import type { ResolvedCorrelation } from './resolve.ts';

/**
 * An earlier event without the field counts as one with another value, so events that have it are a stage of their own.
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
