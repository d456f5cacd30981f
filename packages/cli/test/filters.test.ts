import { afterEach, describe, expect, it } from 'vitest';
import { soundRule, Workplace } from './terminal.ts';

let workplace: Workplace;
afterEach(() => workplace.remove());

const filter = `title: Whoami of the Monitoring
id: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e91
description: The monitoring asks who it is.
logsource:
  product: windows
filter:
  rules:
    - 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90
  selection:
    User: monitoring
  condition: not selection
`;

const xml =
  "<Event><System><Provider Name='Microsoft-Windows-Sysmon'/><EventID>1</EventID>" +
  '<Channel>Microsoft-Windows-Sysmon/Operational</Channel></System>' +
  "<EventData><Data Name='Image'>C:\\whoami.exe</Data><Data Name='User'>monitoring</Data></EventData></Event>";
const event = JSON.stringify({ winevt: { Event: xml } });

describe('filters that lie apart from the rules', () => {
  it.each([
    ['--filter', ['--filter', 'own'], undefined],
    ['the configuration', [], 'filters: own\n'],
  ])('are added by build and eval: %s', async (_, argv, configuration) => {
    workplace = new Workplace({ 'rules/x.yml': soundRule, 'own/filters.yml': filter });
    if (configuration !== undefined) workplace.write('sigmazuh.yml', configuration);
    const { exit, out } = await workplace.run(['build', 'rules', '--format', 'json', ...argv]);
    expect(exit).toBe(0);
    expect(JSON.parse(out).rules).toMatchObject([
      { status: 'converted', filters: [{ title: 'Whoami of the Monitoring', path: 'own/filters.yml' }] },
    ]);
    const evaluated = await workplace.run(['eval', '--rules', 'rules', ...argv], event);
    expect(evaluated.out).toBe('{"id":0,"rules":[]}\n');
  });

  it('that are rules are not taken', async () => {
    workplace = new Workplace({ 'rules/x.yml': soundRule, 'own/rule.yml': soundRule });
    const { exit, err } = await workplace.run(['build', 'rules', '--filter', 'own']);
    expect({ exit, err }).toEqual({
      exit: 2,
      err: 'sigmazuh: own/rule.yml:1:1 is no filter; rules are named as PATH, or under "rules"\n',
    });
  });
});

describe('a correlation that is taken', () => {
  const correlation = `title: Many Whoami Executions
id: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e92
status: test
correlation:
  type: event_count
  rules: [6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]
  timespan: 1m
  condition: { gte: 2 }
level: high
`;
  it('takes the rules it refers to along, whatever their own level', async () => {
    workplace = new Workplace({ 'rules/x.yml': soundRule, 'rules/y.yml': correlation });
    const { out } = await workplace.run(['build', 'rules', '--min-level', 'high', '--format', 'json']);
    const titles = JSON.parse(out).rules.map(({ title }: { readonly title: string }) => title);
    expect(titles).toEqual(['Whoami', 'Many Whoami Executions']);
  });
});
