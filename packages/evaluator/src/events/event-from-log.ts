import type { EventContent, SigmaEvent } from '../event.ts';
import { attributesOf, type GivenLogSource } from '../log-sources/attributes.ts';
import { eventSources, sourcesOfLine } from '../log-sources/event-sources.ts';
import { openToLine } from '../log-sources/open-sources.ts';
import { addAuditRecords } from './add-audit-records.ts';
import { ContentBuilder } from './content-builder.ts';
import { addDecodedWindows, eventFromDecodedWindows } from './event-from-decoded-windows.ts';
import { addFields } from './event-from-fields.ts';
import { addWindowsXml, eventOfXml } from './event-from-windows.ts';
import { type Line, readLine } from './read-line.ts';
import { addSshdFields } from './sshd-fields.ts';
import { addSudoFields } from './sudo-fields.ts';
import { addWebRequest } from './web-request.ts';

/** A line as it was logged. */
export interface LogEvent {
  readonly logsource?: GivenLogSource | undefined;
  readonly log: string;
}

/**
 * A raw line. Keywords are searched in it. What the line is gives it fields: a JSON object, which a module of Wazuh
 * may have wrapped; audit records; an event in XML (Sysmon for Linux); a request that a web server or a proxy logged;
 * a command of sudo. A line whose log source is not named is of every one that it can be of.
 */
export function eventFromLog(event: LogEvent): SigmaEvent {
  const given = attributesOf(event.logsource ?? {});
  const line = readLine(event.log);
  const isOpen = Object.keys(given).length === 0;
  if (isOpen && line.kind === 'decoded-windows') return eventFromDecodedWindows(line.win, event.log);
  const builder = new ContentBuilder();
  builder.addLine(event.log);
  addLine(builder, line);
  const read = builder.build();
  // Servers write `-` for what was not sent.
  const content: EventContent = line.kind === 'request' ? { ...read, missing: 'dash' } : read;
  if (isOpen && line.kind === 'xml') return eventOfXml(content);
  const sources =
    line.says.length === 0 ? eventSources(given, content) : sourcesOfLine(given, line.says, content);
  return Object.freeze(isOpen ? { sources, open: openToLine(line, event.log, content) } : { sources });
}

function addLine(builder: ContentBuilder, line: Line): void {
  switch (line.kind) {
    case 'audit':
      addAuditRecords(builder, line.records);
      break;
    case 'xml':
      addWindowsXml(builder, line.xml);
      break;
    case 'decoded-windows':
      addDecodedWindows(builder, line.win);
      break;
    case 'wrapped':
    case 'json':
      addFields(builder, line.fields);
      break;
    case 'request':
      addWebRequest(builder, line.request);
      break;
    case 'sudo':
      addSudoFields(builder, line.message);
      break;
    case 'sshd':
      addSshdFields(builder, line.message);
      break;
    case 'device':
      for (const [name, value] of line.pairs) builder.addUnsearched(name, value);
      break;
    case 'virus':
      builder.addUnsearched('Signature', line.signature);
      builder.addUnsearched('Filename', line.file);
      break;
    case 'text':
      break;
  }
}
