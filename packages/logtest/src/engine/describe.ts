import type { ByteText } from '../bytes.ts';
import { foldCase, type Subject } from '../rule/index.ts';
import { expandedDescription } from '../rule/limits.ts';
import { ownEntry } from '../rule/own-entry.ts';

const statics: Readonly<Record<string, (subject: Subject) => ByteText | undefined>> = {
  dstuser: ({ event }) => event.static.dstuser,
  srcuser: ({ event }) => event.static.srcuser,
  srcip: ({ event }) => event.static.srcip,
  dstip: ({ event }) => event.static.dstip,
  srcport: ({ event }) => event.static.srcport,
  dstport: ({ event }) => event.static.dstport,
  protocol: ({ event }) => event.static.protocol,
  action: ({ event }) => event.static.action,
  id: ({ event }) => event.static.id,
  url: ({ event }) => event.static.url,
  data: ({ event }) => event.static.data,
  status: ({ event }) => event.static.status,
  extra_data: ({ event }) => event.static.extra_data,
  system_name: ({ event }) => event.static.system_name,
  program_name: ({ event }) => event.predecoder.programName,
  hostname: ({ hostname }) => hostname,
};

/**
 * Puts the event's values in place of `$(name)` in the text's first 1,024 bytes; what the event lacks is empty.
 * Should the result reach 1,024 bytes, the text stays as written.
 */
export function expandDescription(description: ByteText, subject: Subject): ByteText {
  if (!description.includes('$(')) return description;
  const expanded = description
    .slice(0, expandedDescription)
    .replace(/\$\(([^)]*)\)/g, (_whole, name: ByteText) => {
      const read = ownEntry(statics, name);
      return (read === undefined ? subject.field(foldCase(name)) : read(subject)) ?? '';
    });
  return expanded.length < expandedDescription ? expanded : description;
}
