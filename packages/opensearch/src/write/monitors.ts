import type { BuiltFile } from '@sigmazuh/back-end';
import type { Level } from '@sigmazuh/parser';
import type { JsonObject } from '../query/json.ts';
import { ruleSearch } from '../query/query-dsl.ts';
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
 * A monitor of the alerting plugin for each rule, one a line: each line is the body of a request that makes it. It looks
 * at the time since it looked last, and raises an alert when there is a hit. They are made switched off and without
 * actions: which of them are to run, and who is told, is the user's to say.
 */
export function monitorsFile(rules: readonly SearchableRule[]): BuiltFile {
  return {
    path: 'monitors.ndjson',
    text: rules.map((each) => `${JSON.stringify(monitor(each))}\n`).join(''),
  };
}

function monitor({ rule, query, index }: SearchableRule): JsonObject {
  const { query: own, ...derived } = ruleSearch(query);
  const since = {
    range: {
      [index.timeField]: {
        gt: `{{period_end}}||-${everyMinutes}m`,
        lte: '{{period_end}}',
        format: 'epoch_millis',
      },
    },
  };
  return {
    type: 'monitor',
    monitor_type: 'query_level_monitor',
    name: `Sigma: ${rule.title.value}`,
    enabled: false,
    schedule: { period: { interval: everyMinutes, unit: 'MINUTES' } },
    inputs: [
      {
        search: {
          indices: index.indices.split(','),
          query: {
            size: 10,
            track_total_hits: true,
            query: { bool: { filter: [since, own ?? {}] } },
            ...derived,
          },
        },
      },
    ],
    triggers: [
      {
        query_level_trigger: {
          name: rule.id?.value ?? rule.title.value,
          severity: severities[rule.level?.value ?? 'medium'],
          condition: { script: { source: 'ctx.results[0].hits.total.value > 0', lang: 'painless' } },
          actions: [],
        },
      },
    ],
  };
}
