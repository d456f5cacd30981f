import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEvent } from '@sigmazuh/logtest';
import { readLines } from '../../packages/logtest/test/conformance/reference.ts';

/** Windows events of many kinds, each several times. */
export function windowsEvents(reference: string): readonly LogEvent[] {
  const lines = readLines(join(reference, 'events', 'regression.jsonl'));
  const events = lines.map((line) => JSON.parse(line) as Required<Pick<LogEvent, 'winevt'>>);
  return Array.from({ length: 8 }, () => events.map(({ winevt }) => ({ winevt }))).flat();
}

/** Log lines of all the programs that the ruleset's own tests have some of. */
export function logLines(reference: string): readonly LogEvent[] {
  const folder = join(reference, 'wazuh-4.14.7', 'tests');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ini'))
    .flatMap((name) => readLines(join(folder, name)))
    .filter((line) => line.startsWith('log '))
    .map((line) => ({ log: line.slice(line.indexOf('=') + 1).trim() }));
}
