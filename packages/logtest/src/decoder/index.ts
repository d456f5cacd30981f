import { type ByteText, toBytes } from '../bytes.ts';
import type { DecodedEvent, LogEvent } from '../event.ts';
import { predecode } from '../predecoder/index.ts';
import { type Accumulator, accumulate, createAccumulator } from './accumulator.ts';
import { decodeLog } from './decode-log.ts';
import { createDraft, type EventDraft } from './event-draft.ts';
import type { LoadedDecoders } from './language/decoder.ts';
import { decodeWindowsEvent, maxMessageBytes, windowsDecoderName } from './windows/index.ts';
import { readPrintedEvent } from './windows/printed-event.ts';

export type { Decoder, DecoderNode, LoadedDecoders } from './language/decoder.ts';
export { type DecoderFile, type DecoderLoad, loadDecoders } from './language/load-decoders.ts';

/** What decoding needs besides the event. One context serves the events of one engine, in their order. */
export interface DecodeContext {
  /** Arrival of an event that carries no time, in epoch seconds. */
  readonly now: number;
  /** The manager's host name, which stands in where an event names no host. */
  readonly manager: ByteText;
  readonly accumulator: Accumulator;
}

export function createDecodeContext(
  options: { readonly now?: number; readonly manager?: string } = {},
): DecodeContext {
  return {
    now: options.now ?? 0,
    manager: toBytes(options.manager ?? 'srv'),
    accumulator: createAccumulator(),
  };
}

const managerAgentId = '000';
const defaultAgent = { id: '001', name: 'agent1', ip: 'any' };
const defaultLocation = 'stdin';
const windowsLocation = 'EventChannel';

/**
 * Splits an event into header and message and decodes it. An event with `winevt` goes to the built-in Windows decoder,
 * one that has been there before is read as it was printed, any other goes through the loaded ones. Texts end at their
 * first NUL and at the size of a message.
 */
export function decode(event: LogEvent, decoders: LoadedDecoders, context: DecodeContext): DecodedEvent {
  const { winevt, decodedWinevt } = event;
  if (winevt !== undefined) return decodeWindows(event, decodeWindowsEvent(winevt), context);
  if (decodedWinevt === undefined) return decodeLine(event, decoders, context);
  const draft = readPrintedEvent(toBytes(decodedWinevt));
  return decodeWindows(event, draft === null ? null : { draft }, context);
}

function decodeLine(event: LogEvent, decoders: LoadedDecoders, context: DecodeContext): DecodedEvent {
  const source = sourceOf(event, event.location ?? defaultLocation, context);
  const fullLog = messageText(event.log ?? '', source.location);
  const predecoded = predecode(fullLog);
  const { draft, decoder } = decodeLog(predecoded, decoders);
  const hostname = source.agentName ?? predecoded.hostname;
  if (decoder?.decoder.accumulate === true) {
    accumulate(context.accumulator, draft, hostname ?? context.manager, decoder.name, source.time);
  }
  const { timestamp, programName } = predecoded;
  return {
    source: event,
    fullLog,
    log: draft.log,
    location: source.location,
    time: source.time,
    agentId: source.agentId,
    predecoder: {
      ...(timestamp === undefined ? {} : { timestamp }),
      ...(hostname === undefined ? {} : { hostname }),
      ...(programName === undefined ? {} : { programName }),
    },
    decoder: decoder === null ? null : { name: decoder.name, parent: decoder.decoder.parent },
    category: draft.category,
    static: draft.static,
    fields: draft.fields,
    duplicateFields: draft.duplicateFields,
    fts: decoder?.decoder.fts ?? [],
  };
}

function decodeWindows(
  event: LogEvent,
  decoded: { readonly draft: EventDraft; readonly size?: number } | null,
  context: DecodeContext,
): DecodedEvent {
  const source = sourceOf(event, event.location ?? windowsLocation, context);
  const draft = decoded?.draft ?? createDraft('');
  return {
    source: event,
    fullLog: draft.log,
    log: draft.log,
    ...(decoded?.size === undefined ? {} : { size: decoded.size }),
    location: source.location,
    time: source.time,
    agentId: source.agentId,
    predecoder: source.agentName === undefined ? {} : { hostname: source.agentName },
    decoder: decoded === null ? null : { name: windowsDecoderName, parent: null },
    category: draft.category,
    static: draft.static,
    fields: draft.fields,
    duplicateFields: draft.duplicateFields,
    ...(decoded === null ? { failure: 'winevt_decode_failed' as const } : {}),
    fts: [],
  };
}

/** Where an event comes from: an agent's events carry its name, as host and in front of the location. */
function sourceOf(event: LogEvent, location: string, context: DecodeContext) {
  const time = event.time ?? context.now;
  if (event.agent === undefined) {
    return { time, agentId: managerAgentId, agentName: undefined, location: toBytes(location) };
  }
  const { id, name, ip } = { ...defaultAgent, ...event.agent };
  return {
    time,
    agentId: id,
    agentName: toBytes(name),
    location: toBytes(`(${name}) ${ip}->${location}`),
  };
}

/** The bytes of a line that fit into one message beside its queue and location. */
function messageText(log: string, location: ByteText): ByteText {
  const bytes = toBytes(log);
  const nul = bytes.indexOf('\0');
  const room = Math.max(0, maxMessageBytes - location.length - 3);
  return bytes.slice(0, nul < 0 ? room : Math.min(nul, room));
}
