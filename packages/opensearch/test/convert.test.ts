import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { converterFor, queryString, readIndexPipeline, ruleSearch } from '../src/index.ts';
import { documents, rule } from './rules.ts';

function converted(text: string, options: Parameters<typeof converterFor>[1] = {}) {
  const all = documents(text);
  const [first] = all;
  if (first?.kind !== 'rule') throw new Error('no rule');
  return converterFor(all, options)(first);
}

function search(text: string, options: Parameters<typeof converterFor>[1] = {}) {
  const { query, findings } = converted(text, options);
  if (query === null) throw new Error(findings.refusals.map(({ message }) => message).join('\n'));
  return { query: ruleSearch(query).query, derived: ruleSearch(query).derived, text: queryString(query) };
}

const term = (field: string, value: string) => ({ term: { [field]: { value } } });
const anyCase = (kind: string, field: string, value: string) => ({
  [kind]: { [field]: { value, case_insensitive: true } },
});
const windows = term('decoder.name', 'windows_eventchannel');

describe('a rule becomes a search of alerts and archives', () => {
  it('asks for the channel and event id of its category, on decoded fields', () => {
    const { query, text } = search(
      rule(
        '{product: windows, category: image_load}',
        "a:\n  ImageLoaded|endswith: '\\evil.dll'\ncondition: a",
      ),
    );
    expect(query).toEqual({
      bool: {
        filter: [
          windows,
          anyCase('term', 'data.win.system.channel', 'Microsoft-Windows-Sysmon/Operational'),
          term('data.win.system.eventID', '7'),
          anyCase('wildcard', 'data.win.eventdata.imageLoaded', '*\\\\\\\\evil.dll'),
        ],
      },
    });
    expect(text).toContain('data.win.system.eventID:"7"');
    expect(text).toContain('data.win.eventdata.imageLoaded:/.*\\\\\\\\[eE][vV][iI][lL]\\.[dD][lL][lL]/');
  });

  it('an absent field fails a test and passes its negation', () => {
    const { query } = search(
      rule(
        '{product: windows, service: system}',
        "a:\n  EventID: 7045\nb:\n  ServiceName: 'x'\ncondition: a and not b",
      ),
    );
    expect(query).toEqual({
      bool: {
        filter: [
          windows,
          anyCase('term', 'data.win.system.channel', 'System'),
          term('data.win.system.eventID', '7045'),
        ],
        must_not: [anyCase('term', 'data.win.eventdata.serviceName', 'x')],
      },
    });
  });

  it('a value that the decoder drops is asked for as an absent field, and that is noted', () => {
    const text = rule(
      '{product: windows, service: security}',
      "a:\n  EventID: 4625\n  IpAddress: '-'\ncondition: a",
    );
    expect(JSON.stringify(search(text).query)).toContain(
      '"must_not":[{"exists":{"field":"data.win.eventdata.ipAddress"}}]',
    );
    expect(converted(text).findings.notes.map(({ id }) => id)).toEqual(['lost-value']);
  });

  describe('alerts leave empty values of JSON out', () => {
    const okta = (items: string) => rule('{product: okta, service: okta}', `a:\n${items}\ncondition: a`);
    const field = 'data.outcome.reason';
    const lost = ['outcome.reason'];

    it.each([
      { what: 'the empty text', item: "outcome.reason: ''", notes: lost },
      { what: 'any text', item: "outcome.reason|contains: '*'", notes: lost },
      { what: 'an expression that takes the empty text', item: 'outcome.reason|re: ^x?$', notes: lost },
      { what: 'presence', item: 'outcome.reason|exists: true', notes: lost },
      { what: 'absence', item: 'outcome.reason|exists: false', notes: lost },
      {
        what: 'another field',
        item: 'outcome.reason|fieldref: outcome.result',
        notes: ['outcome.reason', 'outcome.result'],
      },
      { what: 'no value, which an empty one is as well', item: 'outcome.reason: null', notes: [] },
      { what: 'at least one character, as null is printed', item: "outcome.reason: '?*'", notes: lost },
      { what: 'the last digits of a number', item: "outcome.reason|re: '^\\d+$'", notes: lost },
      { what: 'the text null', item: "outcome.reason: 'null'", notes: lost },
      { what: 'a text', item: 'outcome.reason|contains: x', notes: [] },
    ])('a rule that asks for $what: noted for $notes', ({ item, notes }) => {
      const found = converted(okta(`  ${item}`)).findings.notes.filter(({ id }) => id === 'lost-value');
      expect(found.flatMap(({ fields }) => fields)).toEqual(notes);
    });

    it('so the empty text is asked for as an absent field, and in lists', () => {
      const { query } = search(okta("  outcome.reason: ''"));
      const absent = { bool: { must_not: [{ exists: { field } }] } };
      expect(JSON.stringify(query)).toContain(
        JSON.stringify({ should: [absent, term(field, '')], minimum_should_match: 1 }),
      );
    });
  });

  describe('alerts leave empty values of plain lines out', () => {
    const fortigate = (item: string) =>
      rule('{product: fortigate, service: event}', `a:\n  ${item}\ncondition: a`);
    const web = (item: string) => rule('{category: webserver}', `a:\n  ${item}\ncondition: a`);

    it.each([
      { what: 'the empty text', text: fortigate("cfgpath: ''"), notes: ['cfgpath'] },
      { what: 'presence', text: fortigate('cfgpath|exists: true'), notes: ['cfgpath'] },
      {
        what: 'an expression that takes the empty text',
        text: fortigate("cfgpath|re: '^x?$'"),
        notes: ['cfgpath'],
      },
      { what: 'a text', text: fortigate('cfgpath|contains: x'), notes: [] },
      { what: 'no value, which an empty one is as well', text: fortigate('cfgpath: null'), notes: [] },
      { what: 'the empty text of what is cut out of the line', text: web("cs-user-agent: ''"), notes: [] },
    ])('a rule that asks for $what: noted for $notes', ({ text, notes }) => {
      const found = converted(text).findings.notes.filter(({ id }) => id === 'lost-value');
      expect(found.flatMap(({ fields }) => fields)).toEqual(notes);
    });

    it('so the empty text is asked for as an absent field', () => {
      const { query } = search(fortigate("cfgpath: ''"));
      expect(JSON.stringify(query)).toContain('"must_not":[{"exists":{"field":"data.cfgpath"}}]');
    });
  });

  it('keywords look through the values of an event, which are put together while searching', () => {
    const { derived, text } = search(
      rule('{product: windows, service: security}', "keywords:\n  - 'mimikatz'\ncondition: keywords"),
    );
    expect(Object.keys(derived ?? {})).toEqual(['sigmazuh_win_values']);
    expect(text).toBeNull();
  });

  it('keywords look through the rendered text of an event as well', () => {
    const { query } = search(
      rule(
        '{product: windows, service: application}',
        'keywords:\n  - \'Faulting "x"\'\ncondition: keywords',
      ),
    );
    expect(JSON.stringify(query)).toContain(
      '{"wildcard":{"data.win.system.message":{"value":"\\"*Faulting \\"x\\"*\\"","case_insensitive":true}}}',
    );
  });

  it('what is put together while searching is asked for in a way that no shard is passed over for', () => {
    const { query } = search(
      rule('{product: windows, service: security}', "keywords:\n  - 'mimikatz'\ncondition: keywords"),
    );
    expect(JSON.stringify(query)).toContain('{"dis_max":{"queries":[{"wildcard":{"sigmazuh_win_values"');
  });

  it('a typed expression does not end in a backslash, behind which a slash would be no end', () => {
    const { text } = search(
      rule('{product: windows, category: process_creation}', "a:\n  Image|endswith: '>\\'\ncondition: a"),
    );
    expect(text).toContain('data.win.eventdata.image:/.*\\&gt;\\\\[\\\\]/');
  });

  it('a log that any decoder may take is none of a Windows channel', () => {
    const { query } = search(
      rule('{product: huawei, service: bgp}', "keywords:\n  - 'auth failed'\ncondition: keywords"),
    );
    expect(query).toMatchObject({ bool: { must_not: [term('decoder.name', 'windows_eventchannel')] } });
  });

  it('two fields are compared by a script', () => {
    const { query, text } = search(
      rule(
        '{product: windows, service: security}',
        'a:\n  EventID: 4648\n  SubjectUserName|fieldref: TargetUserName\ncondition: a',
      ),
    );
    expect(JSON.stringify(query)).toContain(
      '"params":{"field":"data.win.eventdata.subjectUserName","other":"data.win.eventdata.targetUserName"}',
    );
    expect(text).toBeNull();
  });

  it('numbers, which are indexed as texts, are compared as texts', () => {
    const { query } = search(
      rule('{product: okta, service: okta}', 'a:\n  risk.score|gte: 70\ncondition: a'),
    );
    expect(JSON.stringify(query)).toContain('"regexp":{"data.risk.score"');
  });
});

describe('a rule is refused with its reason', () => {
  it.each([
    {
      what: 'events that never arrive',
      text: rule('{product: windows, category: file_access}', 'a:\n  FileName: x\ncondition: a'),
      message: /no event of product windows, category file_access reaches the index/,
    },
    {
      what: 'a log source that no pipeline names',
      text: rule('{product: toaster}', 'a:\n  Bread: x\ncondition: a'),
      message: /no pipeline says where/,
    },
    {
      what: 'parts of a date',
      text: rule('{product: okta, service: okta}', 'a:\n  published|hour: 3\ncondition: a'),
      message: /hour of a date/,
    },
  ])('$what', ({ text, message }) => {
    const { query, findings } = converted(text);
    expect(query).toBeNull();
    expect(findings.refusals[0]?.message).toMatch(message);
  });
});

describe("an index of one's own", () => {
  const diagnostics = new Diagnostics();
  const pipeline = readIndexPipeline(
    `name: ecs
allowed_backends: [opensearch]
sources:
  - name: winlogbeat
    logSource: {product: windows, category: process_creation}
    indices: winlogbeat-*
    when: {event.code: ['1']}
    fields:
      Image: process.executable
      SourceIp: source.ip
      Size: file.size
    otherFields: {prefix: winlog.event_data.}
`,
    'ecs.yml',
    diagnostics,
  );
  const options = { pipelines: pipeline === null ? [] : [pipeline] };

  it('is read without a complaint', () => {
    expect(diagnostics.all).toEqual([]);
  });

  it('has the names of the pipeline, values as they are, addresses and numbers of their own', () => {
    const text = rule(
      '{product: windows, category: process_creation}',
      "a:\n  Image|endswith: '\\cmd.exe'\n  SourceIp|cidr: 10.0.0.0/8\n  Size|gt: 5\n  User: null\ncondition: a",
    );
    expect(search(text, options).query).toEqual({
      bool: {
        filter: [
          term('event.code', '1'),
          anyCase('wildcard', 'process.executable', '*\\\\cmd.exe'),
          term('source.ip', '10.0.0.0/8'),
          { range: { 'file.size': { gt: 5 } } },
          {
            bool: {
              should: [
                { bool: { must_not: [{ exists: { field: 'winlog.event_data.User' } }] } },
                // What is empty has no value either; a field of numbers would refuse a term that is empty.
                { match: { 'winlog.event_data.User': { query: '', lenient: true } } },
              ],
              minimum_should_match: 1,
            },
          },
        ],
      },
    });
    expect(converted(text, options).index).toEqual({ indices: 'winlogbeat-*', timeField: '@timestamp' });
  });
});
