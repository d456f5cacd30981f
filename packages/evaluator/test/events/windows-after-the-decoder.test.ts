import { describe, expect, it } from 'vitest';
import {
  createEvaluator,
  eventFromDecodedWindows,
  eventFromEvtxJson,
  eventFromLog,
  eventFromWindows,
  type JsonObject,
  sigmaFields,
} from '../../src/index.ts';
import { documentsOf } from '../rule-of.ts';

const system = {
  providerName: 'Microsoft-Windows-Sysmon',
  eventID: '1',
  systemTime: '2026-11-24T10:00:00.1Z',
  channel: 'Microsoft-Windows-Sysmon/Operational',
  computer: 'pc01',
  severityValue: 'INFORMATION',
  message: '"Process Create:\r\nImage: C:\\x"',
};

describe('an event as the decoder prints it', () => {
  it('has the names and values of the event again', () => {
    const eventdata = {
      image: 'C:\\\\Windows\\\\x &amp; y.exe',
      commandLine: 'x \\"a\\"\\tb &lt;c&gt; \\u001f',
      'threat Name': 't',
    };
    expect(sigmaFields(eventFromDecodedWindows({ system, eventdata }))).toEqual({
      Image: 'C:\\Windows\\x & y.exe',
      CommandLine: 'x "a"\tb <c> \u001f',
      'Threat Name': 't',
      ThreatName: 't',
      Message: 'Process Create:\r\nImage: C:\\x',
      Provider_Name: 'Microsoft-Windows-Sysmon',
      EventID: '1',
      TimeCreated_SystemTime: '2026-11-24T10:00:00.1Z',
      Channel: 'Microsoft-Windows-Sysmon/Operational',
      Computer: 'pc01',
    });
  });

  it('is of the same log sources as the event', () => {
    const attributes = eventFromDecodedWindows({ system }).sources.map((source) => source.attributes);
    expect(attributes).toContainEqual({
      product: 'windows',
      service: 'sysmon',
      category: 'process_creation',
    });
  });

  it('takes what the event had where the decoder has put words', () => {
    const eventdata = { auditPolicyChanges: 'Success removed', auditPolicyChangesId: '%%8448' };
    expect(sigmaFields(eventFromDecodedWindows({ system, eventdata }))).toMatchObject({
      AuditPolicyChanges: '%%8448',
    });
  });

  it('is read out of a line too', () => {
    const log = JSON.stringify({ win: { system, eventdata: { image: 'C:\\\\a.exe' } } });
    const event = eventFromLog({ log });
    expect(sigmaFields(event)).toMatchObject({ Image: 'C:\\a.exe', EventID: '1' });
    expect(event.sources.every(({ attributes }) => attributes.product === 'windows')).toBe(true);
  });
});

describe('a value that the decoder has left out', () => {
  const matches = (item: string) => {
    const text = `title: t\nlogsource: { product: windows, category: process_creation }\ndetection:\n    selection:\n        ${item}\n    condition: selection\n`;
    const event = eventFromDecodedWindows({ system, eventdata: { image: 'x' } });
    return createEvaluator(documentsOf(text)).evaluate(event).length === 1;
  };
  it.each<[string, boolean]>([
    ["User: '-'", true],
    ["User|contains: '-'", true],
    ["User|re: '^-?$'", true],
    ['User: null', true],
    ["User: ['-', 'x']", true],
    ["User: '*'", false],
    ["User|re: '.*'", false],
    ['User: x', false],
    ['User|exists: true', false],
    ["Image: '-'", false],
  ])('%s: %s', (item, expected) => {
    expect(matches(item)).toBe(expected);
  });
});

describe('an event as dumpers of EVTX files write it', () => {
  const xml =
    "<Event><System><Provider Name='P' Guid='{1}'/><EventID Qualifiers='16384'>7045</EventID><Level>4</Level>" +
    "<Keywords>0x8080000000000000</Keywords><TimeCreated SystemTime='2026-11-24T10:00:00.1Z'/><Correlation/>" +
    "<Execution ProcessID='1' ThreadID='2'/><Channel>System</Channel><Computer>pc01</Computer><Security UserID='S-1-5-18'/>" +
    "</System><EventData><Data Name='ServiceName'>s</Data><Data Name='Empty'></Data><Data>a</Data><Data>b</Data></EventData></Event>";
  const together: JsonObject = {
    Event: {
      '#attributes': { xmlns: 'x' },
      System: {
        Provider: { '#attributes': { Name: 'P', Guid: '{1}' } },
        EventID: { '#attributes': { Qualifiers: 16384 }, '#text': 7045 },
        Level: 4,
        Keywords: '0x8080000000000000',
        TimeCreated: { '#attributes': { SystemTime: '2026-11-24T10:00:00.1Z' } },
        Correlation: null,
        Execution: { '#attributes': { ProcessID: 1, ThreadID: 2 } },
        Channel: 'System',
        Computer: 'pc01',
        Security: { '#attributes': { UserID: 'S-1-5-18' } },
      },
      EventData: { ServiceName: 's', Empty: '', Data: { '#text': ['a', 'b'] } },
    },
  };
  const apart: JsonObject = {
    Event: {
      System: {
        Provider_attributes: { Name: 'P', Guid: '{1}' },
        EventID: 7045,
        EventID_attributes: { Qualifiers: 16384 },
        Level: 4,
        Keywords: '0x8080000000000000',
        TimeCreated_attributes: { SystemTime: '2026-11-24T10:00:00.1Z' },
        Correlation: null,
        Execution_attributes: { ProcessID: 1, ThreadID: 2 },
        Channel: 'System',
        Computer: 'pc01',
        Security_attributes: { UserID: 'S-1-5-18' },
      },
      EventData: { ServiceName: 's', Empty: '', Data: ['a', 'b'] },
    },
  };
  const marked: JsonObject = {
    Event: {
      '@xmlns': 'x',
      System: {
        Provider: { '@Name': 'P', '@Guid': '{1}' },
        EventID: { '@Qualifiers': '16384', '#text': '7045' },
        Level: '4',
        Keywords: '0x8080000000000000',
        TimeCreated: { '@SystemTime': '2026-11-24T10:00:00.1Z' },
        Correlation: null,
        Execution: { '@ProcessID': '1', '@ThreadID': '2' },
        Channel: 'System',
        Computer: 'pc01',
        Security: { '@UserID': 'S-1-5-18' },
      },
      EventData: { Data: [{ '@Name': 'ServiceName', '#text': 's' }, { '@Name': 'Empty' }, 'a', 'b'] },
    },
  };
  it.each([
    ['attributes marked, and data as elements', marked],
    ['attributes beside the text', together],
    ['attributes apart', apart],
  ])('is the event of its XML: %s', (_, json) => {
    const event = eventFromEvtxJson(json);
    const expected = eventFromWindows({ Event: xml });
    expect(event === null ? null : sigmaFields(event)).toEqual(sigmaFields(expected));
    expect(event?.sources.map(({ attributes }) => attributes)).toEqual(
      expected.sources.map(({ attributes }) => attributes),
    );
  });

  it('has the leaves of UserData', () => {
    const event = eventFromEvtxJson({
      Event: {
        System: { Channel: 'System' },
        UserData: { LogFileCleared: { '#attributes': { a: 1 }, Channel: 'x' } },
      },
    });
    expect(event === null ? null : sigmaFields(event)).toEqual({ Channel: 'x' });
  });

  it.each([[{}], [{ Event: 'x' }], [{ Event: { EventData: {} } }]])('is not %j', (json) => {
    expect(eventFromEvtxJson(json)).toBeNull();
  });
});
