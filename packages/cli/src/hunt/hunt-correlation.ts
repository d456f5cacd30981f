import {
  correlatedEvents,
  correlationName,
  correlationSearch,
  type FollowedCorrelation,
  type JsonObject,
  reachOf,
} from '@sigmazuh/opensearch';
import { recordOf } from '../files/record-of.ts';
import { type SearchCall, SearchRefused } from './search-client.ts';
import { type HuntScope, searchPath } from './search-scope.ts';

/** A group of events for which a correlation holds. */
export interface HuntGroup {
  /** Values of the fields in `group-by`, in their order. */
  readonly by: readonly string[];
  /** Events that complete the correlation. */
  readonly events: number;
  /** The first and the last of them, in milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
}

/** A stretch of time, both ends included, in milliseconds. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One request keeps all events that it looks at in the server's memory. */
interface RequestSize {
  /** How many events a request gets, where the time spans let it be so few. */
  readonly usual: number;
  /** A time span with more events than this is not followed. */
  readonly most: number;
}

const usualSize: RequestSize = { usual: 50_000, most: 200_000 };

/**
 * Follows a correlation over the time of the hunt, in stretches of as many events as a request can take; each of them
 * looks back over the correlation's time spans.
 *
 * @throws SearchRefused when there is more in it than can be followed
 * @throws ServerError when the server is gone
 */
export async function huntCorrelation(
  rule: FollowedCorrelation,
  scope: HuntScope,
  call: SearchCall,
  size: RequestSize = usualSize,
): Promise<Found> {
  const whole = await stretchOf(rule, scope, call);
  const found = whole === null ? [] : await follow({ rule, scope, call, size }, whole);
  return { hits: found.reduce((sum, { hits }) => sum + hits, 0), groups: merged(found) };
}

/** From the first to the last event within the hunt that could complete the correlation. */
async function stretchOf(
  { plan, index }: FollowedCorrelation,
  { since, until, indices }: HuntScope,
  call: SearchCall,
): Promise<Stretch | null> {
  const within = { range: { [index.timeField]: { gte: since, lt: until } } };
  const body = {
    size: 0,
    ...correlatedEvents(plan, within),
    aggs: { time: { stats: { field: index.timeField } } },
  };
  const answer = await call('POST', searchPath(indices ?? index.indices), body);
  const { min, max } = recordOf(recordOf(answer.aggregations).time);
  return typeof min === 'number' && typeof max === 'number' ? { from: min, to: max } : null;
}

/** How often a correlation holds, and for whom. */
export interface Found {
  readonly hits: number;
  readonly groups: readonly HuntGroup[];
}

interface Following {
  readonly rule: FollowedCorrelation;
  readonly scope: HuntScope;
  readonly call: SearchCall;
  readonly size: RequestSize;
}

async function follow(following: Following, stretch: Stretch): Promise<readonly Found[]> {
  const { rule, scope, call, size } = following;
  const { plan, index } = rule;
  const { from, to } = stretch;
  const within = {
    range: { [index.timeField]: { gte: from - reachOf(plan), lte: to, format: 'epoch_millis' } },
  };
  const path = searchPath(scope.indices ?? index.indices);
  const events = await countOf({ size: 0, ...correlatedEvents(plan, within) }, path, call);
  // Shorter stretches than this are mostly what they look back over.
  const shortest = Math.max(1_000, reachOf(plan) / 4);
  if (events > size.usual && to - from > shortest) {
    const middle = Math.floor((from + to) / 2);
    const before = await follow(following, { from, to: middle });
    return [...before, ...(await follow(following, { from: middle + 1, to }))];
  }
  if (events > size.most) {
    throw new SearchRefused(
      `${events} events within one time span are more than can be followed at once; narrow the rules, or the time span`,
    );
  }
  const span = { within, after: `${from - 1}`, before: 0 };
  const body = correlationSearch(plan, index.timeField, span, { mostGroups: 10_000, mostTimes: 0 });
  const { value } = recordOf(recordOf((await call('POST', path, body)).aggregations)[correlationName]);
  const { events: hits, groups, more } = recordOf(value);
  if (typeof more === 'number' && more > 0) {
    throw new SearchRefused(
      `it holds for more than ${10_000 + more} groups at a time; group by fewer fields, or raise its condition`,
    );
  }
  return [
    { hits: typeof hits === 'number' ? hits : 0, groups: Array.isArray(groups) ? groups.map(groupOf) : [] },
  ];
}

async function countOf(body: JsonObject, path: string, call: SearchCall): Promise<number> {
  const { hits } = await call('POST', path, { ...body, track_total_hits: true });
  const { value } = recordOf(recordOf(hits).total);
  return typeof value === 'number' ? value : 0;
}

function groupOf(group: unknown): HuntGroup {
  const { by, events, first, last } = recordOf(group);
  return {
    by: Array.isArray(by) ? by.map(String) : [],
    events: Number(events),
    first: Number(first),
    last: Number(last),
  };
}

/** Groups that several stretches told of as one, the earliest first. */
function merged(found: readonly Found[]): readonly HuntGroup[] {
  const groups = new Map<string, HuntGroup>();
  for (const group of found.flatMap((each) => each.groups)) {
    const key = JSON.stringify(group.by);
    const known = groups.get(key);
    groups.set(key, known === undefined ? group : joined(known, group));
  }
  return [...groups.values()].sort((one, other) => one.first - other.first);
}

function joined(one: HuntGroup, other: HuntGroup): HuntGroup {
  return {
    by: one.by,
    events: one.events + other.events,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
  };
}
