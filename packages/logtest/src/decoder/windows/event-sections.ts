import type { ByteText } from '../../bytes.ts';
import type { XmlElement } from '../../reader/xml-node.ts';
import { auditChanges, auditNames } from './audit-policy.ts';
import { severityOf } from './severity.ts';

/** Named values in order; a name may occur twice. */
export type Section = (readonly [name: ByteText, value: ByteText])[];

/** What an event's XML has to say, section by section of `win.*`. */
export interface EventSections {
  readonly system: Section;
  readonly eventdata: Section;
  /** The last element of `UserData` or another section, with the values of all of them. */
  readonly extra: { readonly name: ByteText; readonly values: Section } | null;
}

/** Attributes of `System` elements that become values of their own. */
const systemAttributes: ReadonlyMap<ByteText, ReadonlyMap<ByteText, ByteText>> = new Map([
  [
    'Provider',
    new Map([
      ['Name', 'providerName'],
      ['Guid', 'providerGuid'],
      ['EventSourceName', 'eventSourceName'],
    ]),
  ],
  [
    'Execution',
    new Map([
      ['ProcessID', 'processID'],
      ['ThreadID', 'threadID'],
    ]),
  ],
]);

/** Reads the sections of an `<Event>`; values are as they stand in the XML, trailing white space cut. */
export function readSections(event: XmlElement): EventSections {
  const system: Section = [];
  const eventdata: Section = [];
  const unnamed: ByteText[] = [];
  const extraValues: Section = [];
  let extraName: ByteText | null = null;
  for (const section of event.children) {
    for (const element of section.children) {
      if (section.name === 'System') addSystem(system, element);
      else if (section.name === 'EventData') addEventData(eventdata, unnamed, element);
      else {
        for (const value of element.children) {
          if (isPresent(value.content)) extraValues.push([lowerFirst(value.name), trimEnd(value.content)]);
        }
        extraName = element.name;
      }
    }
  }
  addDerived(system, eventdata);
  if (unnamed.length > 0) eventdata.push(['data', unnamed.join(', ')]);
  return {
    system,
    eventdata,
    extra: extraName === null ? null : { name: lowerFirst(extraName), values: extraValues },
  };
}

function addSystem(system: Section, { name, attributes, content }: XmlElement): void {
  const named = attributes.length > 0 ? systemAttributes.get(name) : undefined;
  if (named !== undefined) {
    for (const attribute of attributes) {
      const field = named.get(attribute.name);
      if (field !== undefined) system.push([field, attribute.value]);
    }
  } else if (name === 'TimeCreated' && attributes.length > 0) {
    const first = attributes[0];
    if (first?.name === 'SystemTime') system.push(['systemTime', first.value]);
  } else if (name === 'Channel' || name === 'Security') {
    if (name === 'Channel') system.push(['channel', content]);
    // It is the value, not the name, that is compared with "UserID".
    if (attributes[0]?.value === 'UserID') {
      system.push([name === 'Channel' ? 'userID' : 'securityUserID', attributes[0].value]);
    }
  } else if (name === 'Level' || name === 'Keywords' || (name !== 'Correlation' && content !== '')) {
    system.push([lowerFirst(name), content]);
  }
}

function addEventData(eventdata: Section, unnamed: ByteText[], element: XmlElement): void {
  const { name, attributes, content } = element;
  if (!isPresent(content)) return;
  const value = trimEnd(content);
  if (name !== 'Data') {
    eventdata.push([lowerFirst(name), value]);
    return;
  }
  if (attributes.length === 0) {
    unnamed.push(value);
    return;
  }
  // Attributes before `Name` give a value under their own value as its name.
  for (const attribute of attributes) {
    const field = lowerFirst(attribute.value);
    eventdata.push([
      field === 'auditPolicyChanges' && attribute.name === 'Name' ? 'auditPolicyChangesId' : field,
      value,
    ]);
    if (attribute.name === 'Name') break;
  }
}

/** Severity, and the words for audit categories and policy changes. */
function addDerived(system: Section, eventdata: Section): void {
  const level = lastOf(system, 'level');
  const keywords = lastOf(system, 'keywords');
  if (level !== undefined && keywords !== undefined) {
    system.push(['severityValue', severityOf(level, keywords)]);
    const category = lastOf(eventdata, 'categoryId');
    const subcategory = lastOf(eventdata, 'subcategoryId');
    if (category !== undefined && subcategory !== undefined) {
      const names = auditNames(category, subcategory);
      if (names.category !== undefined) eventdata.push(['category', names.category]);
      if (names.subcategory !== undefined) eventdata.push(['subcategory', names.subcategory]);
    }
  }
  const changes = lastOf(eventdata, 'auditPolicyChangesId');
  const told = changes === undefined ? null : auditChanges(changes);
  if (told !== null) eventdata.push(['auditPolicyChanges', told]);
}

function lastOf(section: Section, name: ByteText): ByteText | undefined {
  return section.findLast(([field]) => field === name)?.[1];
}

/** Windows writes `-` or `(NULL)` for "no value"; the decoder drops both, and the empty text. */
function isPresent(content: ByteText): boolean {
  return content !== '' && content !== '-' && content !== '(NULL)';
}

/** Cuts trailing white space, but never the first byte. */
function trimEnd(text: ByteText): ByteText {
  let end = text.length;
  while (end > 1 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** Only the first byte is lower-cased, and only if it is an ASCII letter: `IpAddress` is `ipAddress`, `ID` is `iD`. */
function lowerFirst(name: ByteText): ByteText {
  const first = name.charCodeAt(0);
  return first >= 0x41 && first <= 0x5a ? String.fromCharCode(first + 0x20) + name.slice(1) : name;
}
