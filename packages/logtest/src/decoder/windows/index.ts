import { type ByteText, toBytes } from '../../bytes.ts';
import type { LogEvent } from '../../event.ts';
import { readXml } from '../../reader/index.ts';
import { addField, countFields, createDraft, type EventDraft, maxDynamicFields } from '../event-draft.ts';
import { escapeJson, quoteJson } from '../json/print-json.ts';
import { type EventSections, readSections, type Section } from './event-sections.ts';

export const windowsDecoderName = 'windows_eventchannel';

/** A message, its queue and its source included, may have this many bytes; a longer one arrives cut off. */
export const maxMessageBytes = 65_535;
/** What the agent puts before an event, `f:EventChannel:`. */
const header = 'f:EventChannel:';

/** A decoded event, and how many bytes the agent's JSON text has. */
export interface WindowsDecoding {
  readonly draft: EventDraft;
  readonly size: number;
}

/**
 * Decodes a Windows event as the agent sends it (`{"Message":…,"Event":"<Event…"}`) into `win.*` fields. Its log is
 * the JSON text `{"win":{…}}`. The XML is read in its JSON-escaped form, so backslashes and quotes arrive escaped and
 * entities as they are; XML that Wazuh's reader refuses, for example for a value of 20,480 bytes, leaves the message
 * alone. `null` when the event cannot be decoded: no `Event`, or over the size of a message.
 */
export function decodeWindowsEvent(winevt: NonNullable<LogEvent['winevt']>): WindowsDecoding | null {
  const message = jsonText(winevt.Message);
  const event = jsonText(asSentByTheAgent(winevt.Event));
  if (event === null) return null;
  const parts = [...(message === null ? [] : [`"Message":${message}`]), `"Event":${event}`];
  const size = parts.join(',').length + 2;
  if (header.length + size > maxMessageBytes) return null;
  const xml = readXml(event);
  const root = xml.kind === 'read' ? xml.elements[0] : undefined;
  const sections = root === undefined ? { system: [], eventdata: [], extra: null } : readSections(root);
  if (message !== null) sections.system.push(['message', unescapeOnce(message)]);
  return { draft: draftOf(sections), size };
}

/**
 * The agent makes each CR and LF of the XML a blank, and each of the tabs right behind a CR, an LF or a colon; the
 * message keeps its own.
 */
function asSentByTheAgent(event: unknown): unknown {
  if (typeof event !== 'string') return event;
  return event.replace(/(?<=[\r\n:])\t+/g, (tabs) => ' '.repeat(tabs.length)).replace(/[\r\n]/g, ' ');
}

/** The value as the agent's JSON text holds it; `null` when it is missing. */
function jsonText(value: unknown): ByteText | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? quoteJson(untilNul(toBytes(value))) : toBytes(JSON.stringify(value));
}

function untilNul(text: ByteText): ByteText {
  const nul = text.indexOf('\0');
  return nul < 0 ? text : text.slice(0, nul);
}

const unescaped: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** The message in its double quotes, JSON escapes of one letter resolved; `\u00XX` stays. */
function unescapeOnce(text: ByteText): ByteText {
  return text.replace(/\\(.)/g, (whole, sign: string) => unescaped.get(sign) ?? whole);
}

function draftOf({ system, eventdata, extra }: EventSections): EventDraft {
  const sections: (readonly [name: ByteText, values: Section])[] = [['system', system]];
  if (eventdata.length > 0) sections.push(['eventdata', eventdata]);
  if (extra !== null) sections.push([extra.name, extra.values]);
  const body = sections.map(([name, values]) => `${quoteJson(name)}:{${values.map(member).join(',')}}`);
  const draft = createDraft(`{"win":{${body.join(',')}}}`);
  draft.category = 'ossec';
  for (const [section, values] of sections) {
    for (const [name, value] of values) {
      if (countFields(draft) < maxDynamicFields) addField(draft, `win.${section}.${name}`, value);
    }
  }
  return draft;
}

function member([name, value]: readonly [name: ByteText, value: ByteText]): ByteText {
  return `"${escapeJson(name)}":"${escapeJson(value)}"`;
}
