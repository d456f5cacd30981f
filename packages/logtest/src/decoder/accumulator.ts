import type { ByteText } from '../bytes.ts';
import type { StaticFieldName } from '../event.ts';
import type { EventDraft } from './event-draft.ts';

/** Fields that events of one id share. */
const shared = ['dstuser', 'srcuser', 'dstip', 'srcip', 'dstport', 'srcport', 'data'] as const;
/** A key or value from this length on is not kept. */
const maxKey = 256;
const maxValue = 81;
/** Seconds that an entry is good for. */
const lifetime = 120;
/** Entries are swept after this many look-ups. */
const sweepAfter = 200;

interface Entry {
  time: number;
  readonly values: { [name in StaticFieldName]?: ByteText };
}

/** What decoders with `<accumulate/>` remember: fields of earlier events with the same host, decoder and id. */
export interface Accumulator {
  readonly entries: Map<ByteText, Entry>;
  lookups: number;
}

export function createAccumulator(): Accumulator {
  return { entries: new Map(), lookups: 0 };
}

/** Fills an event's missing fields from earlier ones of its id, and remembers what it adds. `now` in epoch seconds. */
export function accumulate(
  accumulator: Accumulator,
  draft: EventDraft,
  hostname: ByteText,
  decoder: ByteText,
  now: number,
): void {
  const { id } = draft.static;
  if (id === undefined) return;
  sweep(accumulator, now);
  const key = `${hostname} ${decoder} ${id}`;
  if (key.length >= maxKey) return;
  let entry = accumulator.entries.get(key);
  if (entry === undefined || entry.time < now - lifetime) {
    entry = { time: now, values: {} };
    accumulator.entries.set(key, entry);
  } else {
    copyMissing(entry.values, draft.static);
  }
  entry.time = now;
  copyMissing(draft.static, entry.values);
}

function copyMissing(from: Entry['values'], to: Entry['values']): void {
  for (const name of shared) {
    const value = from[name];
    if (value === undefined || value === '' || value.length >= maxValue) continue;
    if (to[name] === undefined || to[name] === '') to[name] = value;
  }
}

function sweep(accumulator: Accumulator, now: number): void {
  accumulator.lookups += 1;
  if (accumulator.lookups < sweepAfter) return;
  accumulator.lookups = 0;
  for (const [key, { time }] of accumulator.entries) {
    if (time < now - lifetime) accumulator.entries.delete(key);
  }
}
