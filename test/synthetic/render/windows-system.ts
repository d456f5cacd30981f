import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Dice } from '../dice.ts';
import { xmlText } from './xml-text.ts';

/** Values of an event's System section by Sigma's names (`Provider_Name`, `EventID`). */
export type SystemValues = ReadonlyMap<string, string>;

const success = '0x8020000000000000';
const failure = '0x8010000000000000';
const classic = '0x80000000000000';
const none = '0x8000000000000000';

/** What is known of some channels; others write under their own name, at any level. */
const channels: Readonly<Record<string, { readonly provider: string; readonly levels: readonly string[] }>> =
  {
    'Microsoft-Windows-Sysmon/Operational': { provider: 'Microsoft-Windows-Sysmon', levels: ['4'] },
    'Microsoft-Windows-PowerShell/Operational': {
      provider: 'Microsoft-Windows-PowerShell',
      levels: ['5', '3', '4'],
    },
    'PowerShellCore/Operational': { provider: 'PowerShellCore', levels: ['5', '3', '4'] },
    'Windows PowerShell': { provider: 'PowerShell', levels: ['4'] },
    Security: { provider: 'Microsoft-Windows-Security-Auditing', levels: ['0'] },
    System: { provider: 'Service Control Manager', levels: ['4', '3', '2', '1'] },
    Application: { provider: 'Application', levels: ['4', '3', '2', '1'] },
  };

const numbers = ['EventID', 'Level', 'Version', 'Task', 'Opcode', 'EventRecordID'];

/**
 * The section of an event of this source: what is given, and the rest as such events have it. `null` when Windows
 * never writes such a section: numbers have no leading zeros, and none of these elements is empty.
 */
export function systemValues(source: SourceMapping, given: SystemValues, dice: Dice): SystemValues | null {
  const isWritten = ([name, text]: readonly [string, string]) =>
    numbers.includes(name) ? /^(?:0|[1-9]\d*)$/.test(text) : text.trim() === text && text !== '';
  if (![...given].every(isWritten)) return null;
  const channel =
    given.get('Channel') ?? dice.pick(source.when['win.system.channel'] ?? ['Application']) ?? 'Application';
  const known = channels[channel];
  const eventId = given.get('EventID') ?? dice.pick(source.when['win.system.eventID'] ?? ['1']) ?? '1';
  const level = eventId === '255' ? '2' : (dice.pick(known?.levels ?? ['4', '3', '2', '5']) ?? '4');
  const keywords =
    channel === 'Security'
      ? [success, success, failure]
      : known?.provider === 'PowerShell'
        ? [classic]
        : [none];
  const defaults: readonly (readonly [string, string])[] = [
    ['Provider_Name', known?.provider ?? channel.replace(/\/.*$/, '')],
    ['EventID', eventId],
    ['Version', '1'],
    ['Level', level],
    ['Task', '1'],
    ['Opcode', '0'],
    ['Keywords', dice.pick(keywords) ?? none],
    ['TimeCreated_SystemTime', '2026-11-24T10:00:00.1200000Z'],
    ['EventRecordID', '2201'],
    ['Execution_ProcessID', '3208'],
    ['Execution_ThreadID', '1724'],
    ['Channel', channel],
    ['Computer', 'pc01.example.com'],
  ];
  return new Map([...defaults, ...given]);
}

/** The section, attributes of one element together. */
export function systemXml(values: SystemValues): string {
  const elements = new Map<string, { text: string; attributes: string }>();
  for (const [name, value] of values) {
    const [element = name, attribute] = name.split('_');
    const entry = elements.get(element) ?? { text: '', attributes: '' };
    elements.set(element, entry);
    if (attribute === undefined) entry.text = xmlText(value);
    else entry.attributes += ` ${attribute}='${xmlText(value).replaceAll("'", '&apos;')}'`;
  }
  const written = Array.from(elements, ([name, { text, attributes }]) =>
    text === '' && attributes !== '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${text}</${name}>`,
  );
  return `<System>${written.join('')}</System>`;
}
