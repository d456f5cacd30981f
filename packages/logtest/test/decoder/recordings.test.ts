import { describe, expect, it } from 'vitest';
import {
  createDecodeContext,
  type DecoderFile,
  decode,
  type LoadedDecoders,
  loadDecoders,
} from '../../src/decoder/index.ts';
import type { LogEvent } from '../../src/event.ts';
import { onDemand } from '../../src/expression/on-demand.ts';
import { shown } from './decoded.ts';
import {
  decoderFiles,
  shared,
  sharedFile,
  sharedLines,
  sharedNames,
  stockDecoderFiles,
  unlessShared,
} from './shared.ts';

interface Recording {
  readonly title: string;
  readonly events: readonly LogEvent[];
  readonly results: readonly RecordedResult[];
}

interface RecordedResult {
  readonly outcome: string;
  readonly decoder: string | null;
  readonly log?: string;
  readonly static?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly predecoder: Readonly<Record<string, string>>;
  readonly dup_fields?: readonly (readonly [string, string])[];
}

function load(files: readonly DecoderFile[]): LoadedDecoders {
  const { decoders, messages } = loadDecoders(files);
  if (decoders === null || messages.length > 0) throw new Error(messages.map(({ text }) => text).join('\n'));
  return decoders;
}

const stock = onDemand(() => load(stockDecoderFiles()));

describe.skipIf(shared === null)(`events as Wazuh decodes them${unlessShared}`, () => {
  const files = shared === null ? [] : sharedNames('.jsonl', 'conformance');

  it.each(files)('%s', (file) => {
    const decoders = stock();
    for (const line of sharedLines('conformance', file)) {
      const { title, events, results } = JSON.parse(line) as Recording;
      for (const [at, result] of results.entries()) {
        const decoded = decode(events[at] ?? {}, decoders, createDecodeContext());
        const { duplicates, ...parts } = shown(decoded);
        const { decoder, log, predecoder, outcome } = result;
        if (outcome === 'winevt_decode_failed') expect(decoded.failure, title).toBe(outcome);
        else {
          const { static: staticFields, fields, dup_fields = [] } = result;
          expect(parts, title).toEqual({ decoder, log, static: staticFields, fields, predecoder });
          expect(duplicates, title).toEqual(dup_fields);
        }
      }
    }
  });

  it('Windows events of the regression data', () => {
    const decoders = stock();
    for (const line of sharedLines('events', 'regression.jsonl')) {
      const { id, winevt, wazuhStock } = JSON.parse(line);
      const { decoder, fields } = shown(decode({ winevt }, decoders, createDecodeContext()));
      expect({ decoder, fields }, id).toEqual({ decoder: wazuhStock.decoder, fields: wazuhStock.fields });
    }
  });
});

describe.skipIf(shared === null)(`the decoder of every line of Wazuh's ruleset tests${unlessShared}`, () => {
  const tests = ['wazuh-4.14.7', 'tests'] as const;
  const files = shared === null ? [] : sharedNames('.ini', ...tests);
  const withTestDecoders = onDemand(() =>
    load([...stockDecoderFiles(), ...decoderFiles('_decoders.xml', ...tests, 'ruleset')]),
  );

  it.each(files)('%s', (file) => {
    const decoders = withTestDecoders();
    for (const { log, decoder } of expectations(sharedFile(...tests, file))) {
      expect(shown(decode({ log }, decoders, createDecodeContext())).decoder ?? '', log).toBe(decoder);
    }
  });
});

/** `log 1 pass = …` lines, with the `decoder = …` that follows them. */
function expectations(ini: string): { log: string; decoder: string }[] {
  const found: { log: string; decoder: string }[] = [];
  let logs: string[] = [];
  for (const line of ini.split(/\r?\n/)) {
    const log = /^log \d+ pass\s*=(.*)$/.exec(line)?.[1];
    const decoder = /^decoder\s*=(.*)$/.exec(line)?.[1];
    if (line.startsWith('[')) logs = [];
    if (log !== undefined) logs.push(log.trim());
    if (decoder !== undefined) found.push(...logs.map((text) => ({ log: text, decoder: decoder.trim() })));
  }
  return found;
}
