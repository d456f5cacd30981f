import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { buildPack, emptyIdFile } from '../../src/index.ts';

const rules = `title: failed
name: failed
logsource: { product: windows, service: security }
detection:
    selection: { EventID: 4625 }
    condition: selection
level: low
---
title: cleared
name: cleared
logsource: { product: windows, service: security }
detection:
    selection: { EventID: 1102 }
    condition: selection
level: low
---
title: refused password
name: refused
logsource: { product: linux, service: sshd }
detection:
    keywords: [ 'Failed password for ' ]
    condition: keywords
level: low
---
`;

const counting = (type: string, condition: string) => `type: ${type}
    rules: [failed]
    group-by: [Computer]
    timespan: 5m
    condition: ${condition}`;
const inOrder = (names: string, groupBy: string, more = '') => `type: temporal_ordered
    rules: [${names}]
    group-by: [${groupBy}]
    timespan: 5m${more}`;

interface Refusal {
  readonly of: string;
  readonly body: string;
  /** What stands at the line and column that are told. */
  readonly at: string;
  readonly says: string;
}

const enough = 'and a Wazuh rule only tells that there are enough';
const noMore = (what: string) => `wants that there are no more ${what}, ${enough}`;
const calculates = (type: string) =>
  `Wazuh counts events and does not calculate with their values, as ${type} does`;
const who = `
    aliases: { who: { failed: TargetUserName, cleared: SubjectUserName } }`;

const refusals: readonly Refusal[] = [
  ...['lt', 'lte', 'eq'].flatMap((operator): readonly Refusal[] => [
    {
      of: `events, ${operator}`,
      body: counting('event_count', `{ ${operator}: 5 }`),
      at: '5 }',
      says: `"${operator}: 5" ${noMore('events')}`,
    },
    {
      of: `values, ${operator}`,
      body: counting('value_count', `{ field: TargetUserName, ${operator}: 5 }`),
      at: '5 }',
      says: `"${operator}: 5" ${noMore('values')}`,
    },
    {
      of: `rules, ${operator}`,
      body: `${inOrder('failed, cleared', 'Computer')}\n    condition: { ${operator}: 1 }`,
      at: '1 }',
      says: `"${operator}: 1" ${noMore('rules')}`,
    },
  ]),
  {
    of: 'events, neq',
    body: counting('event_count', '{ neq: 5 }'),
    at: '5 }',
    says: `"neq: 5" also holds where there are fewer events, ${enough}`,
  },
  {
    of: 'a range, at its upper end',
    body: counting('event_count', '{ gte: 3, lt: 9 }'),
    at: '9 }',
    says: `"lt: 9" ${noMore('events')}`,
  },
  ...['value_sum', 'value_avg', 'value_percentile'].map((type) => ({
    of: type,
    body: counting(type, '{ field: LogonType, gte: 5 }'),
    at: type,
    says: calculates(type),
  })),
  {
    of: 'combinations of values',
    body: counting('value_count', '{ field: [IpAddress, TargetUserName], gte: 5 }'),
    at: '{ field: [IpAddress',
    says: 'it counts combinations of several fields',
  },
  {
    of: 'more events than a rule counts',
    body: counting('event_count', '{ gte: 10000 }'),
    at: '{ gte: 10000',
    says: 'it wants 10000 events, and a Wazuh rule counts 9999 at most',
  },
  {
    of: 'a field under two names, behind one that is fine',
    body: inOrder('failed, cleared', 'Computer, who', who),
    at: 'who]',
    says: '"who" is not one field in Wazuh',
  },
  {
    of: 'a part of a text, as the field of a condition',
    body: counting('value_count', '{ field: user, gte: 5 }')
      .replace('failed', 'refused')
      .replace('Computer', ''),
    at: 'user, gte',
    says: '"user" of "refused password" cannot be compared between events',
  },
];

describe('a correlation that Wazuh cannot count', () => {
  it.each(refusals)('is refused with its reason, place and way round: $of', ({ body, at, says }) => {
    const text = `${rules}title: Judged\nname: judged\ncorrelation:\n    ${body}\nlevel: high\n`;
    const diagnostics = new Diagnostics();
    const documents = parseSigma(text, 'rules.yml', diagnostics);
    expect(diagnostics.all.filter(({ severity }) => severity === 'error')).toEqual([]);
    const pack = buildPack(documents, { ids: emptyIdFile, approximate: 'allowed', diagnostics });
    const told = diagnostics.all.filter(({ id }) => id === 'correlation-rule');
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
    const [{ range, hint } = { range: null, hint: '' }] = told;
    const { line = 0, column = 0 } = range?.start ?? {};
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(startOf(at));
    expect(range?.file).toBe('rules.yml');
    expect(hint).toContain('"sigmazuh build --target opensearch"');
    expect(hint).toContain('"sigmazuh hunt"');
    const entry = pack.manifest.rules.find(({ title }) => title === 'Judged');
    expect(entry).toMatchObject({ status: 'refused', wazuhIds: [], reason: expect.stringContaining(says) });
  });
});

const startOf = (text: string) => new RegExp(`^${text.replace(/[[\]{}]/g, '\\$&')}`);
