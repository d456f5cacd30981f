import { readEvents } from '@sigmazuh/playground';
import { describe, expect, it } from 'vitest';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);
const line = (value: unknown): string => JSON.stringify(value);

const archived = {
  full_log: 'Nov 24 10:00:00 web01 sshd[7]: Failed password',
  location: '/var/log/auth.log',
  decoder: { name: 'sshd' },
};

describe('what people paste', () => {
  it.each<readonly [text: string, forms: readonly string[]]>([
    ['', []],
    ['  \n\n', []],
    ['bash -i', ['a log line']],
    ['one\n\ntwo\r\nthree', ['a log line', 'a log line', 'a log line']],
    [line({ log: 'x' }), ['a log line']],
    [pretty({ log: 'x', location: '/y' }), ['a log line']],
    [line({ winevt: { Event: '<Event/>' } }), ['a Windows event as an agent sends it']],
    ['<Event xmlns="x">\n<System/>\n</Event>', ['a Windows event in XML']],
    [pretty({ logsource: { product: 'x' }, fields: { A: 1 } }), ['an event already taken apart']],
    [line(archived), ["an event from a manager's archives or alerts"]],
    [pretty({ _index: 'wazuh-alerts', _source: archived }), ["an event from a manager's archives or alerts"]],
    [
      pretty({ decoder: { name: 'windows_eventchannel' }, data: { win: { system: { eventID: '1' } } } }),
      ["an event from a manager's archives or alerts"],
    ],
    [line({ Event: { System: { EventID: 1 } } }), ['an event of an EVTX dump']],
    [line({ user: 'root', cmdline: 'bash' }), ['a log line that is JSON']],
    [pretty({ user: 'root' }), ['a log line that is JSON']],
    ['{not json of ours}', ['a log line']],
    [`${line({ log: 'x' })}\nplain\n${line({ log: 'y' })}`, ['a log line', 'a log line', 'a log line']],
  ])('%j', (text, forms) => {
    expect(readEvents(text).map(({ form }) => form)).toEqual(forms);
    expect(readEvents(text).map(({ problem }) => problem)).toEqual(forms.map(() => null));
  });

  it('knows the line of each', () => {
    expect(readEvents('\na\n\n\nb').map((each) => each.line)).toEqual([2, 5]);
    expect(readEvents(`\n\n${pretty({ log: 'x' })}`).map((each) => each.line)).toEqual([3]);
  });

  it.each<readonly [text: string, problem: RegExp]>([
    ['{"log": "x", }', /^not JSON at line 1, column 14: /],
    ['first\n{"log": x}', /^not JSON at line 2, column 9: /],
    ['{\n  "log": "x",\n  "time": \n}', /^not JSON at line 4, column 1: /],
  ])('says where JSON is broken: %j', (text, problem) => {
    expect(readEvents(text).at(-1)?.problem).toMatch(problem);
  });

  it('tells a key that nothing looks at', () => {
    expect(readEvents('{"log": "x", "locaton": "y"}')[0]?.notes.join()).toContain('location');
  });
});
