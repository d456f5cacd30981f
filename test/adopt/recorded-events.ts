import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEvent } from '@sigmazuh/logtest';
import { recordingFiles, recordingsIn } from '../../packages/logtest/test/conformance/recordings.ts';
import { readRegressionEvents, readStock, shared } from '../corpus/shared.ts';
import type { EventSeries, ManagerSources } from './judge-adopted.ts';

/** A recording of a manager with rule files of its own. */
export interface Recording {
  readonly title: string;
  readonly manager: ManagerSources;
  readonly ownFiles: ReadonlySet<string>;
  readonly series: readonly EventSeries[];
}

/** The recordings whose rules load. */
export function readRecordings(): readonly Recording[] {
  const stock = readStock();
  return recordingFiles(shared)
    .flatMap((file) => recordingsIn(shared, file))
    .filter(({ load }) => load.ok)
    .map((line) => {
      const own = Object.entries(line.files).map(([name, text]) => ({ name, text }));
      const lists = Object.entries(line.lists).map(([name, text]) => [`etc/lists/${name}`, text] as const);
      const rules = line.stock ? stock.rules : stock.rules.filter(({ name }) => name.startsWith('0010-'));
      return {
        title: line.title,
        manager: { ...stock, rules: [...rules, ...own], lists: new Map([...stock.lists, ...lists]) },
        ownFiles: new Set(own.map(({ name }) => name)),
        series: line.isolate ? line.events.map((event) => alone(line.title, event)) : [line],
      };
    });
}

/** The regression events of SigmaHQ, as Windows sends them. */
export function regressionSeries(): readonly EventSeries[] {
  return readRegressionEvents().map(({ id, winevt }) => alone(`regression event ${id}`, { winevt }));
}

/** The lines of Wazuh's own ruleset tests; those of Windows are what its decoder prints. */
export function rulesetTestSeries(): readonly EventSeries[] {
  const folder = join(shared, 'wazuh-4.14.7', 'tests');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ini'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text, at) => {
          const line = /^log [^=]*= ?(.*)$/.exec(text)?.[1]?.trim();
          if (line === undefined) return [];
          const title = `${file}:${at + 1}`;
          return [alone(title, line.startsWith('{"win":') ? { decodedWinevt: line } : { log: line })];
        }),
    );
}

/** Events of the recordings that were made beside the stock ruleset. */
export function stockRecordingSeries(recordings: readonly Recording[]): readonly EventSeries[] {
  return recordings.filter(({ manager }) => manager.rules.length > 50).flatMap(({ series }) => series);
}

function alone(title: string, event: LogEvent): EventSeries {
  return { title, events: [event] };
}
