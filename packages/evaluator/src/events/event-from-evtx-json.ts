import type { SigmaEvent } from '../event.ts';
import { ContentBuilder } from './content-builder.ts';
import type { JsonObject, JsonValue } from './event-from-fields.ts';
import { eventOfXml } from './event-from-windows.ts';

/**
 * An event as dumpers of EVTX files write it, one JSON object for the XML's `Event` (`evtx_dump -o jsonl`, and what is
 * built on it). An element is the object of its children, or its text; attributes stand under `#attributes` beside the
 * text as `#text`, as `@Name`, or apart as `Name_attributes`:
 *
 *     {"Event": {"System": {"Provider": {"#attributes": {"Name": "…"}}, "EventID": 1, …}, "EventData": {"Image": "…"}}}
 *     {"Event": {"System": {"Provider": {"@Name": "…"}, …}, "EventData": {"Data": [{"@Name": "Image", "#text": "…"}]}}}
 *
 * @returns `null` for an object that has no `Event` with a `System` section
 */
export function eventFromEvtxJson(json: JsonObject): SigmaEvent | null {
  const event = objectOf(json.Event);
  const system = objectOf(event?.System);
  if (event === null || system === null) return null;
  const builder = new ContentBuilder();
  for (const [name, section] of Object.entries(event)) {
    if (name !== 'System' && !isAttributes(name)) addPayload(builder, section, 1);
  }
  addSystem(builder, system);
  const message = objectOf(event.RenderingInfo)?.Message;
  if (typeof message === 'string' && !builder.has('Message')) builder.add('Message', message);
  return eventOfXml(builder.build());
}

const attributesKey = '#attributes';
const textKey = '#text';
const apart = '_attributes';
const marked = '@';

const isAttributes = (name: string): boolean =>
  name === attributesKey || name.endsWith(apart) || name.startsWith(marked);

/** What an element says in attributes of its own. */
function attributesOf(element: JsonObject | null): JsonObject {
  const own = Object.entries(element ?? {})
    .filter(([name]) => name.startsWith(marked))
    .map(([name, value]) => [name.slice(marked.length), value] as const);
  return { ...objectOf(element?.[attributesKey]), ...Object.fromEntries(own) };
}

function addSystem(builder: ContentBuilder, system: JsonObject): void {
  const channel = textOf(system.Channel);
  if (channel !== null) builder.setChannel(channel);
  const add = (name: string, text: string) => {
    if (!builder.has(name)) builder.add(name, text);
  };
  for (const [name, value] of Object.entries(system)) {
    const element = name.endsWith(apart) ? name.slice(0, -apart.length) : name;
    const attributes = element === name ? attributesOf(objectOf(value)) : (objectOf(value) ?? {});
    const text = element === name ? textOf(value) : null;
    if (text !== null) add(name, text);
    for (const [attribute, each] of Object.entries(attributes)) {
      const own = textOf(each);
      if (own !== null) add(`${element}_${attribute}`, own);
    }
  }
}

// Windows nests two or three levels; what goes far beyond is made to exhaust its readers.
const deepestElement = 256;

/** What has no children is a field; `Data` without a name stands as a list. */
function addPayload(builder: ContentBuilder, section: JsonValue | undefined, depth: number): void {
  const elements = objectOf(section);
  if (elements === null || depth > deepestElement) return;
  for (const [name, value] of Object.entries(elements)) {
    if (isAttributes(name)) continue;
    const data = name === 'Data' ? [value].flat() : [];
    if (data.some((each) => nameOf(each) !== null)) {
      for (const each of data)
        for (const text of textsOf(each) ?? []) addNamed(builder, nameOf(each) ?? name, text);
      continue;
    }
    const texts = textsOf(value);
    if (texts === null) addPayload(builder, value, depth + 1);
    else for (const text of texts) addNamed(builder, name === textKey ? 'Data' : name, text);
  }
}

/** `<Data Name='…'>` as an element of its own. */
function nameOf(value: JsonValue): string | null {
  const { Name: name } = attributesOf(objectOf(value));
  return typeof name === 'string' ? name : null;
}

function addNamed(builder: ContentBuilder, name: string, text: string): void {
  builder.add(name, text);
  const withoutBlanks = name.replaceAll(' ', '');
  if (withoutBlanks !== name) builder.add(withoutBlanks, text);
}

/** The texts of an element, `null` for one that has children; an element without content has the empty text. */
function textsOf(value: JsonValue | undefined): readonly string[] | null {
  if (Array.isArray(value)) return value.flatMap((each: JsonValue) => textsOf(each) ?? []);
  const element = objectOf(value);
  if (element === null) return [value === null || value === undefined ? '' : String(value)];
  const names = Object.keys(element).filter((name) => !isAttributes(name));
  if (names.length === 0) return [''];
  return names.every((name) => name === textKey) ? textsOf(element[textKey]) : null;
}

/** The text of an element of the System section; `null` for one that says everything in attributes. */
function textOf(value: JsonValue | undefined): string | null {
  if (value === null || value === undefined || Array.isArray(value)) return null;
  const element = objectOf(value);
  if (element === null) return String(value);
  const text = element[textKey];
  return text === undefined || text === null || typeof text === 'object' ? null : String(text);
}

function objectOf(value: JsonValue | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
