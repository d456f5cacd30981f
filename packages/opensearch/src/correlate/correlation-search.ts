import { derivedSection } from '../derived/derived-field.ts';
import { inFewWalks } from '../query/in-few-walks.ts';
import type { Json, JsonObject } from '../query/json.ts';
import { derivedFieldsOf } from '../query/query.ts';
import { queryDsl } from '../query/query-dsl.ts';
import type { CorrelationPlan } from './correlation-plan.ts';
import { combineScript, initScript, mapScript, reduceScript } from './scripts.ts';

/** Which events a request looks at, and which of those that complete the correlation it tells. */
export interface CorrelationSpan {
  /** A condition on the time field, in query DSL. It has to reach back over the correlation's time spans. */
  readonly within: JsonObject;
  /** Only events later than `before` milliseconds before this are told, in milliseconds since 1970. */
  readonly after: string;
  readonly before: number;
}

/** How much of a group is told. */
export interface CorrelationDetail {
  readonly mostGroups: number;
  /** Times of completing events that are told of each group; the first and the last always are. */
  readonly mostTimes: number;
}

export const usualDetail: CorrelationDetail = Object.freeze({ mostGroups: 1_000, mostTimes: 10 });

/** Where a correlation's groups are in the answer: `aggregations.correlation.value`. */
export const correlationName = 'correlation';

/** The body of a search request that follows a correlation over a span of time. */
export function correlationSearch(
  plan: CorrelationPlan,
  timeField: string,
  { within, after, before }: CorrelationSpan,
  { mostGroups, mostTimes }: CorrelationDetail = usualDetail,
): JsonObject {
  const parameters: JsonObject = {
    searches: plan.searches.map(({ of, fields }): Json => ({ of, fields: namesIn(fields) })),
    steps: plan.steps.map(
      // A parameter that is null breaks OpenSearch.
      ({ percentile, ...step }): Json => ({
        ...step,
        ...(percentile === null ? {} : { percentile }),
        groupBy: [...step.groupBy],
        fields: [...step.fields],
        references: step.references.map(({ of, aliases }): Json => ({ of, aliases: { ...aliases } })),
        comparisons: step.comparisons.map((each): Json => ({ ...each })),
      }),
    ),
    timeField,
    after,
    before,
    mostGroups,
    mostTimes,
  };
  return {
    size: 0,
    track_total_hits: true,
    ...correlatedEvents(plan, within),
    aggs: {
      [correlationName]: {
        scripted_metric: {
          params: parameters,
          init_script: initScript,
          map_script: mapScript(plan.derived),
          combine_script: combineScript,
          reduce_script: reduceScript,
        },
      },
    },
  };
}

/** The events that a correlation rests on; each one's score has the bits of the searches that find it. */
export function correlatedEvents({ searches }: CorrelationPlan, within: JsonObject): JsonObject {
  const derived = [
    ...new Map(
      searches.flatMap(({ query }) => derivedFieldsOf(query)).map((field) => [field.name, field]),
    ).values(),
  ];
  return {
    query: {
      bool: {
        filter: [within],
        should: searches.map(({ query }, bit) => ({
          constant_score: { filter: queryDsl(inFewWalks(query)), boost: 2 ** bit },
        })),
        minimum_should_match: 1,
      },
    },
    ...(derived.length > 0 ? { derived: derivedSection(derived) } : {}),
  };
}

/** How far an event may be behind the one that it is correlated with, through all steps. */
export function reachOf({ steps }: CorrelationPlan): number {
  return steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

function namesIn(fields: Readonly<Record<string, readonly string[]>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, names]) => [name, [...names]]));
}
