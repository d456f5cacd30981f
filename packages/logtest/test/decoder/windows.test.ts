import { describe, expect, it } from 'vitest';
import { decodeShown, noDecoders } from './decoded.ts';

const event = (system: string, sections: string) =>
  `<Event xmlns='urn:x'><System>${system}</System>${sections}</Event>`;
const withData = (data: string) => event('<EventID>1</EventID>', `<EventData>${data}</EventData>`);
const decoded = (Event: string, Message?: string) =>
  decodeShown({ winevt: { Event, ...(Message === undefined ? {} : { Message }) } }, noDecoders);

describe('values of a Windows event', () => {
  it.each([
    ['a backslash is doubled', 'C:\\x', 'C:\\\\x'],
    ['a quote is escaped', '"q"', '\\"q\\"'],
    ['entities stay', 'a &amp; b', 'a &amp; b'],
    ['a tab becomes two characters', 'a\tb', 'a\\tb'],
    ['line breaks become blanks', 'a\r\nb', 'a  b'],
    ['tabs behind a line break become blanks', 'a\n\t\tb', 'a   b'],
    ['tabs behind a colon become blanks', 'a:\tb: \tc', 'a: b: \\tc'],
    ['trailing blanks are cut', 'a  ', 'a'],
    ['leading blanks stay', '  a', '  a'],
    ['blanks alone leave one', '   ', ' '],
    ['UTF-8 stays', 'é', 'é'],
  ])('%s', (_title, text, value) => {
    expect(decoded(withData(`<Data Name='A'>${text}</Data>`)).fields['win.eventdata.a']).toBe(value);
  });

  it.each([['-'], ['(NULL)'], ['']])('"%s" is absent', (text) => {
    expect(decoded(withData(`<Data Name='A'>${text}</Data>`)).fields).toEqual({ 'win.system.eventID': '1' });
  });

  it('a value of 20,480 bytes refuses the XML and leaves the message', () => {
    const { fields, log } = decoded(withData(`<Data Name='A'>${'x'.repeat(20_480)}</Data>`), 'm');
    expect([fields, log]).toEqual([
      { 'win.system.message': '"m"' },
      '{"win":{"system":{"message":"\\"m\\""}}}',
    ]);
  });
});

describe('names of a Windows event', () => {
  it('only the first byte is lower-cased', () => {
    const data = ['CommandLine', 'ID', 'Param 2', 'Ä', 'a.b']
      .map((name) => `<Data Name='${name}'>v</Data>`)
      .join('');
    expect(Object.keys(decoded(withData(data)).fields)).toEqual([
      'win.system.eventID',
      'win.eventdata.commandLine',
      'win.eventdata.iD',
      'win.eventdata.param 2',
      'win.eventdata.Ä',
      'win.eventdata.a.b',
    ]);
  });

  it('data without a name are joined', () => {
    expect(decoded(withData('<Data>a</Data><Data>b</Data><Binary>0A</Binary>')).fields).toMatchObject({
      'win.eventdata.data': 'a, b',
      'win.eventdata.binary': '0A',
    });
  });

  it('UserData is one level deep', () => {
    const { fields } = decoded(
      event('', "<UserData><Cleared xmlns='x'><Subject>s</Subject></Cleared></UserData>"),
    );
    expect(fields).toEqual({ 'win.cleared.subject': 's' });
  });

  it('system values', () => {
    const system =
      "<Provider Name='P' Guid='{1}' EventSourceName='S'/><EventID Qualifiers='0'>7</EventID><TimeCreated SystemTime='t'/>" +
      "<Correlation ActivityID='{2}'/><Execution ProcessID='4' ThreadID='5'/><Channel>C</Channel><Security UserID='S-1'/>";
    expect(decoded(event(system, '')).fields).toEqual({
      'win.system.providerName': 'P',
      'win.system.providerGuid': '{1}',
      'win.system.eventSourceName': 'S',
      'win.system.eventID': '7',
      'win.system.systemTime': 't',
      'win.system.processID': '4',
      'win.system.threadID': '5',
      'win.system.channel': 'C',
    });
  });
});

describe('what the decoder adds to a Windows event', () => {
  it.each([
    ['1', '0x0', 'CRITICAL'],
    ['4', '0x8000000000000000', 'INFORMATION'],
    ['0', '0x8020000000000000', 'AUDIT_SUCCESS'],
    ['0', '0x8010000000000000', 'AUDIT_FAILURE'],
    ['0', '0x8000000000000000', 'UNKNOWN'],
    ['9', '0x0', 'UNKNOWN'],
  ])('level %s and keywords %s: %s', (level, keywords, severity) => {
    const { fields } = decoded(event(`<Level>${level}</Level><Keywords>${keywords}</Keywords>`, ''));
    expect(fields['win.system.severityValue']).toBe(severity);
  });

  it('words for changes of the audit policy', () => {
    const data =
      "<Data Name='CategoryId'>%%8277</Data><Data Name='SubcategoryId'>%%13568</Data><Data Name='AuditPolicyChanges'>%%8448, %%8451</Data>";
    const { fields } = decoded(
      event('<Level>0</Level><Keywords>0x8020000000000000</Keywords>', `<EventData>${data}</EventData>`),
    );
    expect(fields).toMatchObject({
      'win.eventdata.category': 'Policy Change',
      'win.eventdata.subcategory': 'Audit Policy Change',
      'win.eventdata.auditPolicyChangesId': '%%8448, %%8451',
      'win.eventdata.auditPolicyChanges': 'Success removed, Failure added',
    });
  });

  it('the message in quotes, its line breaks kept', () => {
    expect(decoded(withData(''), 'a\r\n"b"').fields['win.system.message']).toBe('"a\r\n"b""');
  });

  it('the whole event as JSON, values escaped a second time', () => {
    expect(decoded(withData("<Data Name='A'>C:\\x</Data>")).log).toBe(
      '{"win":{"system":{"eventID":"1"},"eventdata":{"a":"C:\\\\\\\\x"}}}',
    );
  });
});

describe('events that are lost', () => {
  it.each([
    ['no Event', { Message: 'm' }],
    ['over the size of a message', { Event: withData(`<Data Name='A'>x</Data>`.repeat(3_000)) }],
  ])('%s', (_title, winevt) => {
    expect(decodeShown({ winevt }, noDecoders)).toMatchObject({ decoder: null, fields: {} });
  });
});

describe('a Windows event that has been through the decoder', () => {
  const values = ['C:\\x "y" &amp; z', '"quoted', 'a:\t b\tc', 'é\u0001', '\\'];
  const data = values.map((text, i) => `<Data Name='A${i}'>${text}</Data>`).join('');
  const sent = decoded(
    event(
      '<EventID>1</EventID><Channel>System</Channel>',
      `<EventData>${data}</EventData><UserData><B><C>d</C></B></UserData>`,
    ),
    'Line one\r\n"two" C:\\x\ty',
  );

  it('is read as it was printed', () => {
    expect(decodeShown({ decodedWinevt: sent.log }, noDecoders)).toEqual(sent);
  });

  it.each(['', 'no JSON', '{"a":1}', '[1]'])('is not %j', (text) => {
    const { decoder, fields } = decodeShown({ decodedWinevt: text }, noDecoders);
    expect({ decoder, fields }).toEqual({ decoder: null, fields: {} });
  });
});
