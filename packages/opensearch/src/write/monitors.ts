import type { BuiltFile } from '@sigmazuh/back-end';
import type { Level } from '@sigmazuh/parser';
import type { FollowedCorrelation } from '../correlate/convert-correlation.ts';
import { correlationName, correlationSearch, reachOf } from '../correlate/correlation-search.ts';
import type { JsonObject } from '../query/json.ts';
import { ruleSearch } from '../query/query-dsl.ts';
import type { SearchedIndex } from '../sources/indexed-source.ts';
import { everyMinutes, type SearchableRule } from './query-file.ts';

/** Severities of the alerting plugin: 1 is the highest. */
const severities: Readonly<Record<Level, string>> = {
  critical: '1',
  high: '2',
  medium: '3',
  low: '4',
  informational: '5',
};

/**
 * A monitor of the alerting plugin for each rule and correlation, one a line: each line is the body of a request that
 * makes it. It looks at the time since it looked last, and raises an alert when there is a hit. They are made switched
 * off and without actions: which of them are to run, and who is told, is the user's to say.
 */
export function monitorsFile(
  rules: readonly SearchableRule[],
  correlations: readonly FollowedCorrelation[],
): BuiltFile {
  const monitors = [...rules.map(ruleMonitor), ...correlations.map(correlationMonitor)];
  return { path: 'monitors.ndjson', text: monitors.map((each) => `${JSON.stringify(each)}\n`).join('') };
}

function ruleMonitor({ rule, query, index }: SearchableRule): JsonObject {
  const { query: own, ...derived } = ruleSearch(query);
  const search = {
    size: 10,
    track_total_hits: true,
    query: { bool: { filter: [sinceLastLook(index, 0), own ?? {}] } },
    ...derived,
  };
  return monitor(rule, index, search, 'ctx.results[0].hits.total.value > 0');
}

/**
 * Looks back over the correlation's time spans as well, and tells of what was completed since it looked last: each event
 * that completes the correlation is told once.
 */
function correlationMonitor({ rule, plan, index }: FollowedCorrelation): JsonObject {
  const search = correlationSearch(plan, index.timeField, {
    within: sinceLastLook(index, reachOf(plan)),
    after: '{{period_end}}',
    before: everyMinutes * 60_000,
  });
  return monitor(rule, index, search, `ctx.results[0].aggregations.${correlationName}.value.events > 0`);
}

/** What happened since the last look, and `earlier` milliseconds before. */
function sinceLastLook({ timeField }: SearchedIndex, earlier: number): JsonObject {
  const from = earlier === 0 ? `${everyMinutes}m` : `${everyMinutes * 60 + Math.ceil(earlier / 1000)}s`;
  return {
    range: {
      [timeField]: { gt: `{{period_end}}||-${from}`, lte: '{{period_end}}', format: 'epoch_millis' },
    },
  };
}

function monitor(
  { id, title, level }: SearchableRule['rule'] | FollowedCorrelation['rule'],
  { indices }: SearchedIndex,
  query: JsonObject,
  condition: string,
): JsonObject {
  return {
    type: 'monitor',
    monitor_type: 'query_level_monitor',
    name: `Sigma: ${title.value}`,
    enabled: false,
    schedule: { period: { interval: everyMinutes, unit: 'MINUTES' } },
    inputs: [{ search: { indices: indices.split(','), query } }],
    triggers: [
      {
        query_level_trigger: {
          name: id?.value ?? title.value,
          severity: severities[level?.value ?? 'medium'],
          condition: { script: { source: condition, lang: 'painless' } },
          actions: [],
        },
      },
    ],
  };
}
