import type { EventContent, SigmaEvent } from '../event.ts';
import { eventSources } from '../log-sources/event-sources.ts';
import { ContentBuilder } from './content-builder.ts';
import { readXml, type XmlElement } from './windows-xml.ts';

/** An event of the Windows event log as an agent sends it. */
export interface WindowsEvent {
  /** The event's XML. */
  readonly Event: string;
  /** The event in words, as the sender's system renders it. */
  readonly Message?: string | undefined;
}

/**
 * A Windows event by Sigma's names (rules specification, "Field Usage"): the payload's `Data` by their `Name`, also
 * without blanks in it; the leaves of `UserData` by their own names; the system's elements by theirs, attributes as
 * `Element_Attribute`; the rendered message as `Message`. Where payload and system share a name the payload's value
 * is meant.
 */
export function eventFromWindows(event: WindowsEvent): SigmaEvent {
  const builder = new ContentBuilder();
  addWindowsXml(builder, event.Event);
  if (event.Message !== undefined && !builder.has('Message')) builder.add('Message', event.Message);
  return eventOfXml(builder.build());
}

/** An event of an event log: of Windows, or of Sysmon for Linux, which writes its events as Windows does. */
export function eventOfXml(content: EventContent): SigmaEvent {
  const provider = content.fields.get('Provider_Name')?.values[0]?.scalar;
  const product = provider === 'Linux-Sysmon' ? 'linux' : 'windows';
  return Object.freeze({ sources: eventSources({ product }, content) });
}

/** Adds the fields of an event in XML. */
export function addWindowsXml(builder: ContentBuilder, xml: string): void {
  const root = readXml(xml).find((element) => localName(element) === 'Event');
  for (const child of root?.children ?? []) {
    if (payloadSections.has(localName(child))) addPayload(builder, child, 1);
  }
  const system = root?.children.find((child) => localName(child) === 'System');
  if (system !== undefined) addSystem(builder, system);
}

const payloadSections: ReadonlySet<string> = new Set([
  'EventData',
  'UserData',
  'ProcessingErrorData',
  'BinaryEventData',
]);

function addSystem(builder: ContentBuilder, system: XmlElement): void {
  const channel = system.children.find((child) => localName(child) === 'Channel');
  if (channel !== undefined) builder.setChannel(channel.text);
  for (const element of system.children) {
    const name = localName(element);
    const isEmpty = element.text === '' && element.attributes.size > 0;
    const texts =
      isEmpty || (element.text === '' && isSelfDescribing(name)) ? [] : [[name, element.text] as const];
    const attributes = Array.from(element.attributes, ([key, value]) => [`${name}_${key}`, value] as const);
    for (const [key, value] of [...texts, ...attributes]) {
      if (!builder.has(key)) builder.add(key, value);
    }
  }
}

/** Elements that say everything in attributes; without any they say nothing. */
function isSelfDescribing(name: string): boolean {
  return name === 'Correlation' || name === 'Security' || name === 'Execution' || name === 'Provider';
}

// Windows nests two or three levels; what goes far beyond is made to exhaust its readers.
const deepestElement = 256;

/** The payload's elements without children are its fields. */
function addPayload(builder: ContentBuilder, element: XmlElement, depth: number): void {
  if (depth > deepestElement) return;
  for (const child of element.children) {
    if (child.children.length > 0) {
      addPayload(builder, child, depth + 1);
      continue;
    }
    const name = child.attributes.get('Name') ?? localName(child);
    builder.add(name, child.text);
    const withoutBlanks = name.replaceAll(' ', '');
    if (withoutBlanks !== name) builder.add(withoutBlanks, child.text);
  }
}

function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}
