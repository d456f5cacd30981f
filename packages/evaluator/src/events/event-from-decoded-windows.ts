import { ownEntry } from '@sigmazuh/parser';
import type { SigmaEvent } from '../event.ts';
import { ContentBuilder } from './content-builder.ts';
import type { JsonObject, JsonValue } from './event-from-fields.ts';
import { eventOfXml } from './event-from-windows.ts';
import { decodeEntities } from './windows-xml.ts';

/** Elements of the System section by the names that Wazuh's decoder gives them. */
const systemNames: Readonly<Record<string, string>> = {
  providerName: 'Provider_Name',
  providerGuid: 'Provider_Guid',
  eventSourceName: 'Provider_EventSourceName',
  systemTime: 'TimeCreated_SystemTime',
  processID: 'Execution_ProcessID',
  threadID: 'Execution_ThreadID',
};

/** What the decoder makes up itself. */
const invented: ReadonlySet<string> = new Set(['severityValue']);

/**
 * A Windows event as Wazuh's decoder prints it, the way managers keep them: the object under `win`. Names are Sigma's
 * again and values as the event had them. What stood for nothing (`-`, empty) has been left out by the decoder.
 *
 * @param log the whole text, for keywords
 */
export function eventFromDecodedWindows(win: JsonObject, log: string | null = null): SigmaEvent {
  const builder = new ContentBuilder();
  addDecodedWindows(builder, win);
  if (log !== null) builder.addLine(log);
  return eventOfXml({ ...builder.build(), missing: 'dash' });
}

/** Adds the event's fields; those of the payload in front, as from XML. */
export function addDecodedWindows(builder: ContentBuilder, win: JsonObject): void {
  const { system, ...payload } = win;
  for (const section of Object.values(payload)) addSection(builder, section);
  if (!isObject(system)) return;
  const { channel, message } = system;
  if (typeof channel === 'string') builder.setChannel(original(channel));
  if (typeof message === 'string' && !builder.has('Message')) {
    builder.add('Message', message.replace(/^"([\s\S]*)"$/, '$1'));
  }
  for (const [name, value] of Object.entries(system)) {
    const own = ownEntry(systemNames, name) ?? upperFirst(name);
    if (typeof value === 'string' && name !== 'message' && !invented.has(name) && !builder.has(own)) {
      builder.add(own, original(value));
    }
  }
}

function addSection(builder: ContentBuilder, section: JsonValue): void {
  if (!isObject(section)) return;
  for (const [name, value] of Object.entries(section)) {
    if (typeof value !== 'string') continue;
    // The decoder puts words in the place of what changed, and keeps the event's own value beside them.
    const own = ownEntry(section, `${name}Id`);
    const text = original(name === 'auditPolicyChanges' && typeof own === 'string' ? own : value);
    const given = upperFirst(name);
    builder.add(given, text);
    const withoutBlanks = given.replaceAll(' ', '');
    if (withoutBlanks !== given) builder.add(withoutBlanks, text);
  }
}

/** The value before the decoder escaped it: JSON's escapes first, then XML's entities. */
function original(text: string): string {
  return decodeEntities(text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, unescaped));
}

const signs: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(_: string, code: string | undefined, sign: string | undefined): string {
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  return sign === undefined ? '' : (signs[sign] ?? sign);
}

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
