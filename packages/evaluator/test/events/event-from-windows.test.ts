import { describe, expect, it } from 'vitest';
import { eventFromWindows, sigmaFields } from '../../src/index.ts';

const fieldsOf = (xml: string) => sigmaFields(eventFromWindows({ Event: xml }));

describe('eventFromWindows', () => {
  it.each([
    [
      'named data',
      `<Event><EventData><Data Name='A'>x</Data><Data Name="B">y</Data></EventData></Event>`,
      { A: 'x', B: 'y' },
    ],
    [
      'empty data',
      `<Event><EventData><Data Name='A'></Data><Data Name='B'/></EventData></Event>`,
      { A: '', B: '' },
    ],
    [
      'data without names',
      '<Event><EventData><Data>x</Data><Data>y</Data></EventData></Event>',
      { Data: ['x', 'y'] },
    ],
    [
      'names with blanks, also without',
      `<Event><EventData><Data Name='New Value'>x</Data></EventData></Event>`,
      { 'New Value': 'x', NewValue: 'x' },
    ],
    [
      'system elements',
      '<Event><System><EventID>4688</EventID><Computer>pc</Computer></System></Event>',
      { EventID: '4688', Computer: 'pc' },
    ],
    [
      'attributes of system elements',
      `<Event><System><Provider Name='P' Guid='{1}'/><EventID Qualifiers='16384'>7045</EventID></System></Event>`,
      { Provider_Name: 'P', Provider_Guid: '{1}', EventID: '7045', EventID_Qualifiers: '16384' },
    ],
    ['empty system elements say nothing', '<Event><System><Correlation/><Security/></System></Event>', {}],
    [
      'user data, wherever its leaves are',
      '<Event><UserData><Operation><Id>1</Id><Inner><User>u</User></Inner></Operation></UserData></Event>',
      { Id: '1', User: 'u' },
    ],
    [
      'the payload wins over the system',
      `<Event><System><Level>4</Level></System><EventData><Data Name='Level'>high</Data></EventData></Event>`,
      { Level: 'high' },
    ],
    [
      'entities',
      `<Event><EventData><Data Name='A'>&lt;a b=&quot;c&quot;&gt; &amp;amp; &#65;&#x1F600; &apos; &unknown;</Data></EventData></Event>`,
      { A: `<a b="c"> &amp; A\u{1F600} ' &unknown;` },
    ],
    [
      'white space is kept',
      `<Event><EventData><Data Name='A'> a\r\n b </Data></EventData></Event>`,
      { A: ' a\r\n b ' },
    ],
    [
      'CDATA and comments',
      `<Event><EventData><Data Name='A'>a<![CDATA[<b>]]><!-- no -->c</Data></EventData></Event>`,
      { A: 'a<b>c' },
    ],
    [
      'prefixed names',
      `<e:Event xmlns:e='x'><e:EventData><e:Data Name='A'>x</e:Data></e:EventData></e:Event>`,
      { A: 'x' },
    ],
    [
      'a > inside an attribute',
      `<Event><EventData><Data Name='a>b'>x</Data></EventData></Event>`,
      { 'a>b': 'x' },
    ],
    ['an event cut off', `<Event><EventData><Data Name='A'>x</Data><Data Name='B'>y`, { A: 'x', B: 'y' }],
    ['no event at all', 'plain text', {}],
  ])('reads %s', (_, xml, fields) => {
    expect(fieldsOf(xml)).toEqual(fields);
  });

  it.each([
    ['the rendered message', '<Event><EventData><Data>x</Data></EventData></Event>', 'An event.\r\nEnd'],
    [
      "a payload's own message",
      "<Event><EventData><Data Name='Message'>own</Data></EventData></Event>",
      'own',
    ],
  ])('has %s as Message', (_, xml, expected) => {
    const event = eventFromWindows({ Event: xml, Message: 'An event.\r\nEnd' });
    expect(sigmaFields(event).Message).toBe(expected);
  });

  it('is of the log that its system section names, whatever the payload calls a channel', () => {
    const cleared =
      '<Event><System><Channel>System</Channel></System><UserData><X><Channel>Setup</Channel></X></UserData></Event>';
    const { sources } = eventFromWindows({ Event: cleared });
    expect(sources.map(({ attributes }) => attributes.service)).toEqual(['system']);
    expect(fieldsOf(cleared)).toEqual({ Channel: 'Setup' });
  });
});
