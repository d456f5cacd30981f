import { createCorrelator, createEvaluator } from '@sigmazuh/evaluator';
import {
  correlationName,
  correlationSearch,
  type FollowedCorrelation,
  type JsonObject,
} from '@sigmazuh/opensearch';
import type { CorrelationRule, SigmaDocument } from '@sigmazuh/parser';
import { Decoding } from './events.ts';
import type { SearchNode } from './search-node.ts';
import type { Stream } from './streams.ts';

/** Streams lie further apart than any time span reaches. */
const streamLength = 10 * 86_400_000;
const beginning = Date.UTC(2026, 0, 1);

/** Strings are keywords, as in Wazuh's indexer. */
export const streamMapping: JsonObject = {
  mappings: {
    date_detection: false,
    dynamic_templates: [{ strings: { match_mapping_type: 'string', mapping: { type: 'keyword' } } }],
    properties: { timestamp: { type: 'date' }, full_log: { type: 'text' } },
  },
};

/** What an aggregation tells of one group. */
export interface ToldGroup {
  readonly by: readonly string[];
  readonly times: readonly number[];
}

export interface CorrelationTally {
  /** Events that complete a correlation, in both judgements. */
  readonly agreed: number;
  /** Correlations that were completed at least once. */
  readonly correlationsRaised: number;
  readonly differences: readonly string[];
  readonly failures: readonly string[];
}

/** Indexes streams one behind the other, each event at its time. */
export async function indexStreams(
  node: SearchNode,
  index: string,
  streams: readonly Stream[],
  documents: readonly SigmaDocument[],
  mapping: JsonObject,
): Promise<void> {
  await node.call('DELETE', `/${index}`);
  await node.call('PUT', `/${index}`, mapping);
  const indexed = documentsOf(streams, documents).map(({ time, document }) => [`${time}`, document] as const);
  const problems = await node.index(index, new Map(indexed));
  if (problems.size > 0) throw new Error([...problems.values()][0]);
}

function documentsOf(streams: readonly Stream[], documents: readonly SigmaDocument[]) {
  const decoding = new Decoding(documents.filter((each) => each.kind === 'rule'));
  return streams.flatMap((stream, i) =>
    stream.events.map(({ log, at }) => {
      const time = timeOf(i, at);
      return { time, document: decoding.document(log, new Date(time).toISOString()) };
    }),
  );
}

/** All texts that a document holds, by its time. */
function indexedValues(streams: readonly Stream[], documents: readonly SigmaDocument[]) {
  const textsIn = (value: unknown): readonly string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)];
  return new Map(documentsOf(streams, documents).map(({ time, document }) => [time, textsIn(document)]));
}

export function timeOf(stream: number, at: number): number {
  return beginning + stream * streamLength + at;
}

/** When each correlation is completed, as Sigma means it; streams know nothing of each other. */
export function completionsBySigma(
  streams: readonly Stream[],
  documents: readonly SigmaDocument[],
): ReadonlyMap<CorrelationRule, readonly number[]> {
  const evaluator = createEvaluator(documents);
  const times = new Map<CorrelationRule, number[]>();
  for (const [i, { events }] of streams.entries()) {
    const correlator = createCorrelator(evaluator);
    for (const { sigma, at } of events) {
      for (const rule of correlator.observe(sigma, at / 1000).correlations) {
        const known = times.get(rule);
        if (known === undefined) times.set(rule, [timeOf(i, at)]);
        else known.push(timeOf(i, at));
      }
    }
  }
  return times;
}

/** Compares when aggregations over the indexed streams say that correlations are completed with what Sigma says. */
export async function judgeCorrelations(
  node: SearchNode,
  index: string,
  streams: readonly Stream[],
  documents: readonly SigmaDocument[],
  correlations: readonly FollowedCorrelation[],
): Promise<CorrelationTally> {
  const wanted = completionsBySigma(streams, documents);
  const valuesAt = indexedValues(streams, documents);
  const counts = { agreed: 0, correlationsRaised: 0 };
  const differences: string[] = [];
  const failures: string[] = [];
  for (const { rule, plan, index: searched } of correlations) {
    const everything = { within: { match_all: {} }, after: '0', before: 0 };
    const body = correlationSearch(plan, searched.timeField, everything, {
      mostGroups: 10_000,
      mostTimes: 10_000,
    });
    const groups = groupsIn(await node.call('POST', `/${index}/_search`, body));
    const name = `${rule.range.file} "${rule.title.value}"`;
    if (typeof groups === 'string') {
      failures.push(`${name}: ${groups}`);
      continue;
    }
    const found = new Set(groups.flatMap(({ times }) => times));
    for (const { by, times } of groups) {
      const stray = times.find((time) => !by.every((value) => isIn(value, valuesAt.get(time) ?? [])));
      if (stray !== undefined) differences.push(`${name}: [${by}] is no group of ${placeOf(stray, streams)}`);
    }
    const own = new Set(wanted.get(rule) ?? []);
    if (found.size > 0) counts.correlationsRaised += 1;
    for (const time of new Set([...found, ...own])) {
      if (found.has(time) && own.has(time)) counts.agreed += 1;
      else
        differences.push(
          `${name}: ${placeOf(time, streams)} ${found.has(time) ? 'does not complete it' : 'completes it, and is not found'}`,
        );
    }
  }
  return { ...counts, differences, failures };
}

/** A value is one of the texts, or stands in the line between what cannot be of it. */
function isIn(value: string, texts: readonly string[]): boolean {
  return texts.includes(value) || texts.some((text) => text.split(/[\s="]+/).includes(value));
}

/** The groups in an answer, or why there are none. */
export function groupsIn(answer: unknown): readonly ToldGroup[] | string {
  return valueIn(answer)?.groups ?? JSON.stringify(answer).slice(0, 2_000);
}

function valueIn(answer: unknown) {
  const { aggregations } = answer as {
    readonly aggregations?: Readonly<
      Record<string, { readonly value: { readonly events: number; readonly groups: readonly ToldGroup[] } }>
    >;
  };
  return aggregations?.[correlationName]?.value;
}

/** A monitor as `build --target opensearch` writes it, as far as it is looked at here. */
interface Monitor {
  readonly inputs: readonly { readonly search: { readonly query: JsonObject } }[];
  readonly schedule: { readonly period: { readonly interval: number } };
}

/**
 * Runs a monitor's search as the alerting plugin does, again and again from the first to the last minute of a stream,
 * and gives how many completing events it told of in all.
 */
export async function runMonitor(
  node: SearchNode,
  index: string,
  monitor: Monitor,
  [from, to]: readonly [from: number, to: number],
): Promise<number> {
  const every = monitor.schedule.period.interval * 60_000;
  let told = 0;
  for (let now = from; now < to + every; now += every) {
    const body = JSON.stringify(monitor.inputs[0]?.search.query).replaceAll('{{period_end}}', `${now}`);
    const answer = await node.call('POST', `/${index}/_search`, body);
    const value = valueIn(answer);
    if (value === undefined) throw new Error(JSON.stringify(answer).slice(0, 2_000));
    told += value.events;
  }
  return told;
}

function placeOf(time: number, streams: readonly Stream[]): string {
  const stream = Math.floor((time - beginning) / streamLength);
  return `${streams[stream]?.name ?? ''} at ${(time - timeOf(stream, 0)) / 1000} s`;
}
