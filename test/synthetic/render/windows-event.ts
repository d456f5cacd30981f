import { eventFromWindows } from '@sigmazuh/evaluator';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { Dice } from '../dice.ts';
import { keywordField } from '../scenario/question.ts';
import { arrivesChanged } from '../scenario/solve-field.ts';
import type { EventContent, SyntheticEvent } from './synthetic-event.ts';
import { type SystemValues, systemValues, systemXml } from './windows-system.ts';
import { xmlText } from './xml-text.ts';

/** A value of the event, and the section of `UserData` it stands in, if any. */
interface Datum {
  readonly name: string;
  readonly text: string;
  readonly section: string | null;
}

/** A Windows event as an agent sends it, of one of the channels and event ids its source stands for. */
export function windowsEvent(
  content: EventContent,
  source: SourceMapping,
  dice: Dice,
): SyntheticEvent | null {
  const system = new Map<string, string>();
  const data: Datum[] = [];
  const placed = new Set<string>();
  let rendered = 'An event.';
  for (const [field, text] of content.fields) {
    const place = placeOf(field, source, dice);
    if (place === null) continue;
    placed.add(field);
    if (place.kind === 'system' && field === 'Message') rendered = text;
    else if (place.kind === 'system') system.set(field, text);
    else data.push({ ...place, text });
  }
  const values = systemValues(source, system, dice);
  // What Windows renders is never nothing.
  if (values === null || rendered === '') return null;
  const all = [...before(content), ...data, ...behind(content)];
  const xml = eventXml(values, all);
  if (!isXml(xml)) return null;
  const arriving = all.flatMap((each) => arrivingText(each.text).map((text) => ({ ...each, text })));
  const arrived = new Set(
    [...placed].filter((field) => arrivingText(content.fields.get(field) ?? '').length > 0),
  );
  const winevt = { Event: xml, Message: rendered };
  return {
    sigma: eventFromWindows(winevt),
    under: null,
    wazuh: { winevt },
    text: xml,
    arriving: data.some(({ text }) => arrivesChanged(text))
      ? eventFromWindows({ Event: eventXml(values, arriving), Message: rendered })
      : null,
    alike: (lacking) =>
      [
        { of: data, having: placed },
        { of: arriving, having: arrived },
      ]
        .flatMap(({ of, having }) =>
          alikeData(of, absentData([...content.asked, ...lacking], having, source)),
        )
        .map((each) => eventFromWindows({ Event: eventXml(values, each), Message: rendered })),
    has: placed,
  };
}

function eventXml(values: SystemValues, data: readonly Datum[]): string {
  const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';
  return `<Event xmlns='${namespace}'>${systemXml(values)}${payloadXml(data)}</Event>`;
}

/** Data that arrive like these: blanks at an end, a line break for a blank, a sign for "nothing" for what is absent. */
function alikeData(data: readonly Datum[], absent: readonly Datum[]): readonly (readonly Datum[])[] {
  const changed = data.flatMap((datum, i) =>
    [
      `${datum.text} `,
      `${datum.text}  `,
      `${datum.text}\t`,
      `${datum.text}\t\t`,
      datum.text.replace(' ', '\n'),
      datum.text.replaceAll(' ', '\n'),
    ]
      .filter((text) => text !== datum.text)
      .map((text) => data.map((each, j) => (i === j ? { ...each, text } : each))),
  );
  const added = absent.flatMap((datum) => ['', '-'].map((text) => [...data, { ...datum, text }]));
  const allAdded = ['', '-'].map((text) => [...data, ...absent.map((datum) => ({ ...datum, text }))]);
  return [...changed, ...added, ...allAdded, ...mixed(absent).map((each) => [...data, ...each])];
}

/** A few data, some empty and the others a dash, in every way. */
function mixed(absent: readonly Datum[]): readonly (readonly Datum[])[] {
  if (absent.length > 4) return [];
  return absent.reduce<readonly (readonly Datum[])[]>(
    (ways, datum) => ways.flatMap((way) => ['', '-'].map((text) => [...way, { ...datum, text }])),
    [[]],
  );
}

/** Those of the fields that the event lacks. */
function absentData(
  fields: readonly string[],
  placed: ReadonlySet<string>,
  source: SourceMapping,
): readonly Datum[] {
  return [...new Set(fields)].flatMap((field) => {
    const place = placed.has(field) ? null : placeOf(field, source, new Dice(0));
    return place?.kind === 'data' ? [{ name: place.name, section: place.section, text: '' }] : [];
  });
}

/** Line breaks become blanks, white space at the end is cut, and what stands for nothing is left out (WAZUH.md k). */
function arrivingText(text: string): readonly string[] {
  if (['', '-', '(NULL)'].includes(text)) return [];
  return [text.replace(/[\r\n]/g, ' ').replace(/(?!^)\s+$/, '')];
}

type Place =
  | { readonly kind: 'system' }
  | { readonly kind: 'data'; readonly name: string; readonly section: string | null };

/** Where the event has the field; `null` when it never has it. */
function placeOf(field: string, source: SourceMapping, dice: Dice): Place | null {
  if (field === keywordField)
    return { kind: 'data', name: dice.pick(['Data', 'Payload', 'Text']) ?? 'Data', section: null };
  const mapped = source.fields[field];
  const places = [...(Array.isArray(mapped) ? mapped : [mapped]), source.hidden?.[field]];
  const choices = places.filter((each) => typeof each === 'string');
  const chosen = dice.pick(choices);
  if (chosen !== undefined) {
    const [, section = '', ...rest] = chosen.split('.');
    const name = beforeDecoding(upperFirst(rest.join('.')));
    if (section === 'system') return { kind: 'system' };
    return { kind: 'data', name, section: section === 'eventdata' ? null : upperFirst(section) };
  }
  if (source.onlyFields !== undefined && !source.onlyFields.includes(field)) return null;
  const spaced = source.otherFields?.blanks === 'maybe' ? field.replace(/([a-z])([A-Z])/g, '$1 $2') : field;
  return { kind: 'data', name: spaced, section: null };
}

/** The decoder keeps what the event says of these under another name, and puts words in its place. */
const beforeDecoding = (name: string) => (name === 'AuditPolicyChangesId' ? 'AuditPolicyChanges' : name);

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What such events have besides; values with characters that mean something to JSON and XML are among it. */
function before({ asked }: EventContent): readonly Datum[] {
  return datum('UtcTime', '2026-11-24 10:00:00.120').filter(({ name }) => !asked.has(name));
}

function behind({ asked }: EventContent): readonly Datum[] {
  return datum('Remark', 'nothing "quoted" \\ & <tagged>').filter(({ name }) => !asked.has(name));
}

const datum = (name: string, text: string): readonly Datum[] => [{ name, text, section: null }];

function payloadXml(data: readonly Datum[]): string {
  const own = data.filter((each) => each.section === null);
  const sections = [...new Set(data.flatMap((each) => each.section ?? []))];
  const items = own.map(({ name, text }) => `<Data Name='${xmlText(name)}'>${xmlText(text)}</Data>`);
  const user = sections.map((section) => {
    const values = data.filter((each) => each.section === section);
    const elements = values.map(({ name, text }) => `<${name}>${xmlText(text)}</${name}>`);
    return `<UserData><${section}>${elements.join('')}</${section}></UserData>`;
  });
  return `<EventData>${items.join('')}</EventData>${user.join('')}`;
}

/** XML has no place for most control characters. */
function isXml(text: string): boolean {
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
}
