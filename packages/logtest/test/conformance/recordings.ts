import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type LogEvent, loadRuleset, type Verdict } from '../../src/index.ts';
import { difference, type Failure, type FileOutcome } from './outcome.ts';
import { readLines, readStock, type StockSources } from './reference.ts';

/** What Wazuh said of some events beside some files. */
export interface Recording {
  readonly title: string;
  readonly stock: boolean;
  readonly isolate: boolean;
  readonly files: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, string>>;
  readonly events: readonly LogEvent[];
  readonly load: { readonly ok: boolean; readonly messages: readonly string[] };
  readonly results: readonly Partial<Verdict>[];
}

/** Recordings that are deliberately not modelled, by title, with the reason. */
export const notModelled: ReadonlyMap<string, string> = new Map();

/** The files of recordings there are. */
export function recordingFiles(reference: string): readonly string[] {
  return readdirSync(join(reference, 'conformance')).filter((name) => name.endsWith('.jsonl'));
}

export function recordingsIn(reference: string, file: string): readonly Recording[] {
  return readLines(join(reference, 'conformance', file)).map((line): Recording => JSON.parse(line));
}

/** Plays the recordings of a file, and compares what the loader says and what each event ends in. */
export function playRecordings(reference: string, file: string): FileOutcome {
  const stock = readStock(reference);
  const recordings = recordingsIn(reference, file);
  const failures = recordings.flatMap((recording): Failure[] => {
    const differences = play(recording, stock);
    return differences.length === 0 ? [] : [{ title: recording.title, differences }];
  });
  return { file, total: recordings.length, failures };
}

function play(recording: Recording, stock: StockSources): readonly string[] {
  const base = recording.stock ? stock.whole : stock.templates;
  const own = Object.entries(recording.files).map(([name, text]) => ({ name, text }));
  const lists = Object.entries(recording.lists).map(([name, text]): [string, string] => [
    `etc/lists/${name}`,
    text,
  ]);
  const { ruleset, report } = loadRuleset({
    rules: [...base.rules, ...own],
    decoders: base.decoders,
    lists: new Map([...(base.lists ?? []), ...lists]),
  });
  const loading = [
    ...difference('load', report.ok, recording.load.ok),
    ...difference(
      'messages',
      meanings(report.messages.map(({ text }) => text)),
      meanings(recording.load.messages),
    ),
  ];
  if (ruleset === null) return loading;
  const first = createEngine(ruleset);
  const deciding = recording.events.flatMap((event) => {
    const engine = recording.isolate ? first.fork() : first;
    const verdict = engine.process(event);
    const wanted = recording.results.find(({ id }) => id === event.id);
    if (wanted === undefined) return [];
    const keys = [...new Set([...Object.keys(wanted), 'last_events', 'dup_fields'])] as (keyof Verdict)[];
    return keys.flatMap((key) => difference(`event ${event.id} ${key}`, verdict[key], wanted[key]));
  });
  return [...loading, ...deciding];
}

/** The code of a message that has one, the text of the others; in no order. */
function meanings(messages: readonly string[]): readonly string[] {
  return messages.map((text) => /^\(\d+\)/.exec(text)?.[0] ?? text).sort();
}
