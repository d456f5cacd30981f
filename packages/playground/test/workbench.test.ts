import { type Answer, createWorkbench } from '@sigmazuh/playground';
import { describe, expect, it } from 'vitest';
import { ownSamples } from '../scripts/own-samples.ts';

const workbench = createWorkbench();
const now = Date.UTC(2026, 10, 25) / 1000;

function ask(
  rules: string,
  events: string,
  more: { rule?: number; event?: number; pipeline?: string } = {},
): Answer {
  const { rule = null, event = null, pipeline = '' } = more;
  return workbench.answer({ rules, events, pipeline, rule, event }, now);
}

const whoami = `title: Whoami
id: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90
status: test
logsource: { product: windows, category: process_creation }
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  other:
    User|contains: adm
  condition: selection and not other
level: low
`;

const started = (image: string): string =>
  JSON.stringify({
    winevt: {
      Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID><Channel>Microsoft-Windows-Sysmon/Operational</Channel><Level>4</Level></System><EventData><Data Name='Image'>${image}</Data></EventData></Event>`,
    },
  });

describe('every sample', () => {
  const samples = ownSamples();
  it('is there', () => {
    expect(samples.map(({ group }) => group)).toEqual(
      expect.arrayContaining(['Linux', 'Windows', 'Correlations']),
    );
  });
  it.each(samples)('$title: both judges say of each case what its fixture expects', (sample) => {
    const { rules, pipeline, cases, group } = sample;
    for (const { name, alerts, events } of cases) {
      const { events: told, rules: own, loadMessages } = ask(rules, events, { pipeline });
      expect(loadMessages).toEqual([]);
      const problems = told.flatMap(({ problem }) => problem ?? []);
      expect(problems, name).toEqual([]);
      const isRaised = told.some(({ raises }) => raises.length > 0);
      expect(isRaised, name).toBe(alerts);
      // Whether Wazuh can count what a correlation counts is not for the page to say.
      if (group === 'Correlations') continue;
      const titles = new Set(own.map(({ title }) => title));
      const raised = told.filter(({ alert }) => alert !== null && titles.has(alert.title));
      expect(raised.length, name).toBe(alerts ? 1 : 0);
    }
  });
});

describe('a rule and an event', () => {
  it('are told item by item, with the part that matched, and the way to the alert', () => {
    const { chosen, rules, findings } = ask(whoami, started('C:\\Windows\\whoami.exe'));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rules[0]).toMatchObject({ title: 'Whoami', matches: true, status: 'converted', line: 1 });
    expect(chosen?.verdict.outcome).toBe('alert');
    expect(chosen?.sigma).toMatchObject({
      holds: true,
      conditions: [{ text: 'selection and not other', holds: true }],
      identifiers: [
        {
          name: 'selection',
          holds: true,
          part: {
            kind: 'item',
            name: 'Image|endswith',
            line: 7,
            texts: [
              {
                pieces: [
                  { text: 'C:\\Windows', isMarked: false },
                  { text: '\\whoami.exe', isMarked: true },
                ],
              },
            ],
          },
        },
        { name: 'other', holds: false, part: { kind: 'item', texts: null } },
      ],
    });
    const manager = chosen?.manager;
    if (typeof manager !== 'object') throw new Error(String(manager));
    expect(manager.end).toMatchObject({ level: 5, alert: true });
    expect(manager.path.map(({ own }) => own)).toEqual([false, ...manager.path.slice(1).map(() => true)]);
    expect(manager.path.at(-1)?.id).toBe(manager.end?.id);
    expect(manager.turnedAway).toEqual([]);
  });

  it('that do not meet: the step that turned the event away, and what it looked at', () => {
    const { chosen } = ask(whoami, started('C:\\Windows\\notepad.exe'));
    expect(chosen?.verdict.text).toBe('no alert: the rule does not match');
    const manager = chosen?.manager;
    if (typeof manager !== 'object') throw new Error(String(manager));
    expect(manager.turnedAway[0]?.failed?.text).toContain('notepad.exe');
  });

  it('become texts for every target', () => {
    const { chosen } = ask(whoami, '');
    expect(chosen?.wazuh).toMatchObject({ kind: 'texts' });
    expect(JSON.stringify(chosen?.wazuh)).toContain('<field name=\\"win.eventdata.image\\"');
    expect(JSON.stringify(chosen?.opensearch)).toContain('data.win.eventdata.image');
    expect(JSON.stringify(chosen?.wazuh5)).toContain('process.executable');
  });

  it('one of several is chosen by who alerts, or by whoever asks', () => {
    const other = whoami
      .replace('Whoami', 'Ipconfig')
      .replace('6f1e', '6f1f')
      .replace('whoami.exe', 'ipconfig.exe');
    const both = `${other}---\n${whoami}`;
    const event = started('C:\\Windows\\whoami.exe');
    expect(ask(both, event).chosen?.index).toBe(1);
    expect(ask(both, event, { rule: 0 }).chosen?.verdict.outcome).toBe('no alert');
    expect(ask(both, event, { rule: 0 }).rules.map(({ line }) => line)).toEqual([1, 13]);
  });

  it('a second event is looked at when it alerts, or when asked for', () => {
    const events = `${started('C:\\a.exe')}\n${started('C:\\whoami.exe')}`;
    expect(ask(whoami, events, { event: 1 })).toMatchObject({
      event: 1,
      chosen: { verdict: { outcome: 'alert' } },
    });
    expect(ask(whoami, events).event).toBe(1);
    expect(ask(whoami, events, { event: 0 }).chosen?.verdict.outcome).toBe('no alert');
    expect(ask(whoami, events).events.map(({ alert }) => alert?.level ?? null)).toEqual([null, 5]);
  });
});

describe('a correlation', () => {
  const sample = ownSamples().find(({ title }) => title === 'Password spraying');
  const events = sample?.cases.find(({ alerts }) => alerts)?.events ?? '';

  it('holds with the last of its events, which is the one looked at', () => {
    const { chosen, event, events: told } = ask(sample?.rules ?? '', events);
    expect(event).toBe(told.length - 1);
    expect(chosen?.sigma).toBe('The correlation holds with this event as its last.');
    expect(chosen?.verdict.outcome).toMatch(/alert|judges differ/);
  });

  it('is searched for together with the rules it is about', () => {
    const { chosen } = ask(sample?.rules ?? '', events);
    expect(chosen?.opensearch.kind).toBe('texts');
  });
});

describe('what is wrong', () => {
  it.each([
    { rules: 'title: [', says: /line 1/, where: 1 },
    { rules: whoami.replace('endswith', 'endwith'), says: /endwith/, where: 7 },
    { rules: whoami.replace('process_creation', 'teapot'), says: /teapot/, where: 4 },
  ])('is told at its place: $says', ({ rules, where }) => {
    const { findings } = ask(rules, '');
    expect(findings[0]?.severity).toMatch(/error|warning/);
    expect(findings.map(({ place }) => place.line)).toContain(where);
  });

  it('one thing that several targets say is told once, with their names', () => {
    const { findings } = ask(whoami.replace('process_creation', 'teapot'), '');
    const unmapped = findings.filter(({ id }) => id === 'log-source-unmapped');
    expect(new Set(unmapped.map(({ message }) => message)).size).toBe(unmapped.length);
    expect(unmapped.flatMap(({ targets }) => targets).sort()).toEqual(['opensearch', 'wazuh', 'wazuh5']);
  });

  it('a pipeline is read, and what is wrong with it told in its text', () => {
    const rules = whoami
      .replace('process_creation', 'teapot')
      .replace('windows', 'kettle')
      .replace(' and not other', '');
    const pipeline = `name: kettles
sources:
  - name: kettle
    logSource: { product: kettle, category: teapot }
    enters: [syslog]
    form: plain
    fields: { Image: kettle.image, User: kettle.user }
`;
    expect(ask(rules, '', { pipeline }).rules[0]?.status).toBe('converted');
    const [finding] = ask(rules, '', { pipeline: 'sources: 3' }).findings;
    expect(finding).toMatchObject({ id: 'invalid-pipeline', place: { text: 'pipeline', line: 1 } });
  });

  it('an event that is none has its reason', () => {
    const { events, chosen } = ask(whoami, '{"log": "x", }');
    expect(events[0]?.problem).toContain('not JSON at line 1');
    expect(chosen?.verdict.outcome).toBe('unknown');
  });
});
