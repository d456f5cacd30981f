import type { ByteText } from '../bytes.ts';
import type { DecodedEvent } from '../event.ts';
import { foldCase, type Subject } from '../rule/index.ts';

/** An event as rules look at it; `managerName` is what stands for a host that neither header nor agent names. */
export function createSubject(event: DecodedEvent, managerName: ByteText): Subject {
  let folded: Map<ByteText, ByteText> | null = null;
  return {
    event,
    hostname: event.predecoder.hostname ?? managerName,
    field(name) {
      folded ??= foldNames(event.fields);
      return folded.get(name);
    },
  };
}

function foldNames(fields: ReadonlyMap<ByteText, ByteText>): Map<ByteText, ByteText> {
  const folded = new Map<ByteText, ByteText>();
  for (const [name, value] of fields) {
    const lower = foldCase(name);
    if (!folded.has(lower)) folded.set(lower, value);
  }
  return folded;
}
