import { describe, expect, it } from 'vitest';
import {
  createEvaluator,
  eventFromFields,
  eventFromWindows,
  type GivenLogSource,
  type SigmaEvent,
} from '../../src/index.ts';
import { linuxCategories, windowsCategories } from '../../src/log-sources/categories.ts';
import { windowsChannels } from '../../src/log-sources/windows-channels.ts';
import { documentsOf } from '../rule-of.ts';

/** Whether a rule of this log source that matches everything matches the event. */
function applies(logSource: string, event: SigmaEvent, item = 'Nothing: null'): boolean {
  const text = `title: t\nlogsource: { ${logSource} }\ndetection:\n    selection:\n        ${item}\n    condition: selection\n`;
  return createEvaluator(documentsOf(text)).evaluate(event).length === 1;
}

function windows(channel: string, eventId: number, data: Readonly<Record<string, string>> = {}): SigmaEvent {
  const payload = Object.entries(data).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`);
  return eventFromWindows({
    Event: `<Event><System><EventID>${eventId}</EventID><Channel>${channel}</Channel></System><EventData>${payload.join('')}</EventData></Event>`,
  });
}

const sysmon = 'Microsoft-Windows-Sysmon/Operational';

describe('a Windows event', () => {
  it.each(Object.entries(windowsChannels))('of service %s comes through %j', (service, channels) => {
    for (const channel of channels) {
      expect(applies(`product: windows, service: ${service}`, windows(channel, 9999))).toBe(true);
    }
    expect(applies(`product: windows, service: ${service}`, windows('Somewhere/Else', 9999))).toBe(false);
  });

  it.each(windowsCategories)('of category $category comes through $channels as $eventIds', (entry) => {
    for (const channel of entry.channels) {
      for (const id of entry.eventIds) {
        expect(applies(`product: windows, category: ${entry.category}`, windows(channel, Number(id)))).toBe(
          true,
        );
        expect(applies(`category: ${entry.category}`, windows(channel, Number(id)))).toBe(true);
      }
      expect(applies(`product: windows, category: ${entry.category}`, windows(channel, 9999))).toBe(false);
    }
  });

  it.each([
    ['product: windows', true],
    ['product: windows, service: sysmon', true],
    ['product: windows, service: sysmon, category: process_creation', true],
    ['product: Windows', true],
    ['product: windows, service: security', false],
    ['product: windows, category: file_event', false],
    ['product: windows, category: file_access', false],
    ['product: linux', false],
    ['definition: any event at all', true],
  ])('of a started process is taken in by %s: %s', (logSource, expected) => {
    expect(applies(logSource, windows(sysmon, 1))).toBe(expected);
  });

  it.each([
    ['Image', 'a.exe'],
    ['NewProcessName', 'a.exe'],
    ['ParentImage', 'b.exe'],
    ['LogonId', '0x3e7'],
    ['CommandLine', 'a -b'],
  ])('4688 shows %s under process_creation', (field, value) => {
    const event = windows('Security', 4688, {
      NewProcessName: 'a.exe',
      ParentProcessName: 'b.exe',
      SubjectLogonId: '0x3e7',
      CommandLine: 'a -b',
    });
    expect(applies('product: windows, category: process_creation', event, `${field}: ${value}`)).toBe(true);
  });

  it('4688 keeps its own names under service security', () => {
    const event = windows('Security', 4688, { NewProcessName: 'a.exe' });
    expect(applies('product: windows, service: security', event, 'NewProcessName: a.exe')).toBe(true);
    expect(applies('product: windows, service: security', event, 'Image: a.exe')).toBe(false);
  });
});

describe('fields that the taxonomy has and the event has otherwise', () => {
  const hashes = 'MD5=CCF1,SHA256=68A1,IMPHASH=E96A';
  const defender = 'Microsoft-Windows-Windows Defender/Operational';
  const started = windows('Security', 4688, {
    MandatoryLabel: 'S-1-16-16384',
    SubjectDomainName: 'NT AUTHORITY',
    SubjectUserName: 'SYSTEM',
  });
  const creation = 'product: windows, category: process_creation';
  it.each<[string, string, SigmaEvent, string, boolean]>([
    [
      'md5 of a stream',
      'product: windows, category: create_stream_hash',
      windows(sysmon, 15, { Hash: hashes }),
      'md5: ccf1',
      true,
    ],
    ['imphash', creation, windows(sysmon, 1, { Hashes: hashes }), 'imphash: e96a', true],
    ['md5', creation, windows(sysmon, 1, { Hashes: hashes }), 'md5: CCF1', true],
    ['sha1 that is not there', creation, windows(sysmon, 1, { Hashes: hashes }), 'sha1: null', true],
    [
      'sha256 of an image',
      'product: windows, category: image_load',
      windows(sysmon, 7, { Hashes: hashes }),
      'sha256: 68a1',
      true,
    ],
    ['the label by its id', creation, started, 'IntegrityLevel: S-1-16-16384', true],
    ['the label by its word', creation, started, 'IntegrityLevel: System', true],
    ['another label', creation, started, 'IntegrityLevel: High', false],
    ['the account', creation, started, "User|contains: 'AUTHORI'", true],
    ['the account of Sysmon', creation, windows(sysmon, 1, { User: 'PC\\joe' }), "User: 'PC\\joe'", true],
    [
      'what an antivirus found',
      'category: antivirus',
      windows(defender, 1116, { 'Threat Name': 'Trojan:X', Path: 'file:_C:\\a.exe' }),
      "Signature|contains: 'trojan'",
      true,
    ],
    [
      'where an antivirus found it',
      'category: antivirus',
      windows(defender, 1117, { 'Threat Name': 'Trojan:X', Path: 'file:_C:\\a.exe' }),
      "Filename|endswith: '.exe'",
      true,
    ],
    [
      'an event about the antivirus itself',
      'category: antivirus',
      windows(defender, 5001),
      'Signature: null',
      false,
    ],
  ])('%s', (_, logSource, event, item, expected) => {
    expect(applies(logSource, event, item)).toBe(expected);
  });
});

describe('an event that names its log source', () => {
  const given = (logsource: GivenLogSource, fields = {}) => eventFromFields({ logsource, fields });
  it.each([
    ['the same', 'product: linux, service: sshd', given({ product: 'linux', service: 'sshd' }), true],
    ['a wider rule', 'product: linux', given({ product: 'linux', service: 'sshd' }), true],
    ['a narrower rule', 'product: linux, service: sshd', given({ product: 'linux' }), false],
    ['another service', 'product: linux, service: sshd', given({ product: 'linux', service: 'sudo' }), false],
    [
      'open attributes',
      'category: webserver',
      given({ category: 'webserver', product: '', service: null }),
      true,
    ],
    [
      'a rule without product',
      'category: process_creation',
      given({ product: 'macos', category: 'process_creation' }),
      true,
    ],
    [
      'channel and event id among the fields',
      'product: windows, category: process_creation',
      given({ product: 'windows' }, { Channel: sysmon, EventID: 1 }),
      true,
    ],
    [
      'service and event id',
      'product: windows, category: process_creation',
      given({ product: 'windows', service: 'sysmon' }, { EventID: 1 }),
      true,
    ],
    [
      'a category that the event id contradicts',
      'product: windows, category: file_event',
      given({ product: 'windows', category: 'process_creation' }, { Channel: sysmon, EventID: 11 }),
      false,
    ],
    [
      'another product',
      'product: windows, category: process_creation',
      given({ product: 'macos' }, { Channel: sysmon, EventID: 1 }),
      false,
    ],
  ])('is taken in or not: %s', (_, logSource, event, expected) => {
    expect(applies(logSource, event)).toBe(expected);
  });

  it.each(linuxCategories)('of Sysmon for Linux: $category', ({ category, eventIds }) => {
    const event = given({ product: 'linux', service: 'sysmon' }, { EventID: Number(eventIds[0]) });
    expect(applies(`product: linux, category: ${category}`, event)).toBe(true);
  });
});
