import type { CompareTest } from '@sigmazuh/compiler';
import type { SourceMapping } from '../sources/source-mapping.ts';
import type { EventNotes } from './event-notes.ts';

/** Numbers that the Security log writes as 0x1f4: of processes, of logons, of results and rights. */
const fields =
  /^(?:New|Target)?ProcessId$|LogonId$|^(?:AccessMask|Status|SubStatus|FailureCode|TicketOptions|TicketEncryptionType)$/;

/** Says so where a rule compares such a number of the Security log with one in decimal, as Sysmon has it: none matches. */
export function noteHexadecimal(
  { field, value, range }: CompareTest,
  { when }: SourceMapping,
  findings: EventNotes,
): void {
  const channels = when['win.system.channel'] ?? [];
  const isSecurity = channels.length > 0 && channels.every((channel) => channel === 'Security');
  if (!isSecurity || field === null || !fields.test(field) || !Number.isSafeInteger(value) || value < 0)
    return;
  const text = `events of the Security log have "${field}" in hexadecimal: ${value} is "0x${value.toString(16)}" there`;
  findings.note('lost-value', range, text, [field]);
}
