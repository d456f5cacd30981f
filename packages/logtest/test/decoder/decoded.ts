import { fromBytes, toBytes } from '../../src/bytes.ts';
import { createDecodeContext, decode, type LoadedDecoders, loadDecoders } from '../../src/decoder/index.ts';
import type { DecodedEvent, LogEvent } from '../../src/event.ts';

/** Loads decoders that have to load, from the text of one file. */
export function loaded(text: string): LoadedDecoders {
  const { decoders, messages } = loadDecoders([{ name: '0001-test.xml', text: toBytes(text) }]);
  if (decoders === null) throw new Error(messages.map((message) => message.text).join('\n'));
  return decoders;
}

export const noDecoders = loaded('');

/** The parts of a decoded event that a verdict shows, as text. */
export function shown(event: DecodedEvent) {
  const { hostname, programName, timestamp } = event.predecoder;
  return {
    decoder: event.decoder === null ? null : fromBytes(event.decoder.name),
    log: fromBytes(event.log),
    static: textsOf(Object.entries(event.static)),
    fields: textsOf(event.fields),
    predecoder: textsOf(
      Object.entries({ hostname, program_name: programName, timestamp }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    duplicates: (event.duplicateFields ?? []).map(([name, value]) => [fromBytes(name), fromBytes(value)]),
  };
}

function textsOf(entries: Iterable<readonly [string, string | undefined]>): Record<string, string> {
  return Object.fromEntries(
    Array.from(entries, ([name, value]) => [fromBytes(name), fromBytes(value ?? '')]),
  );
}

export function decodeShown(event: LogEvent, decoders: LoadedDecoders) {
  return shown(decode(event, decoders, createDecodeContext()));
}
