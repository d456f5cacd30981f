/** Correlations of every kind that is written for Wazuh, over four rules that an event is of at most two of. */
export interface Kind {
  readonly name: string;
  /** Whether alerts come at the very times at which Sigma has them. */
  readonly exact: 'yes' | 'no';
  /**
   * What holds of alerts that differ: `fewer` = none where Sigma has none, and one in each timespan that ends with one
   * of Sigma's; `part` = none where Sigma has none; `any` = either may have alerts that the other has not.
   */
  readonly promise: 'same' | 'fewer' | 'part' | 'any';
  readonly correlations: string;
}

const rule = (name: string, detection: string) => `title: ${name}
id: ${idOf(name)}
name: ${name}
logsource: { product: windows, service: security }
detection:
    selection: { ${detection} }
    condition: selection
level: low
`;

export function idOf(name: string): string {
  const digits = [...name].map((each) => (each.codePointAt(0) ?? 0).toString(16)).join('');
  return `5c3f9a2e-1b4d-4e6f-8a7b-${digits.slice(0, 12).padEnd(12, '0')}`;
}

/** `failed` and `remote` may be one event. */
export const rules: Readonly<Record<string, string>> = {
  failed: rule('failed', 'EventID: 4625'),
  remote: rule('remote', "EventID: 4625, LogonType: '10'"),
  logon: rule('logon', 'EventID: 4624'),
  cleared: rule('cleared', 'EventID: 1102'),
};

/** A kind's correlations with the rules they refer to, as a Sigma file. */
export function textOf({ correlations }: Kind): string {
  const named = Object.keys(rules).filter((name) => new RegExp(`\\b${name}\\b`).test(correlations));
  return [...named.map((name) => rules[name] ?? ''), correlations].join('---\n');
}

const correlation = (
  name: string,
  type: string,
  names: string,
  timespan: string,
  groupBy: string,
  more = '',
) => `title: ${name}
id: ${idOf(name)}
name: ${name}
correlation:
    type: ${type}
    rules: [${names}]
    timespan: ${timespan}
    group-by: [${groupBy}]
${more}level: high
`;

const atLeast = (count: number, field = '') =>
  `    condition: { ${field === '' ? '' : `field: ${field}, `}gte: ${count} }\n`;

export const kinds: readonly Kind[] = [
  {
    name: 'every event',
    exact: 'yes',
    promise: 'same',
    correlations: correlation('every', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(1)),
  },
  {
    name: 'one rule, then another',
    exact: 'yes',
    promise: 'same',
    correlations: correlation('after', 'temporal_ordered', 'failed, logon', '1m', 'TargetUserName'),
  },
  {
    name: 'one rule, then another, on one host',
    exact: 'yes',
    promise: 'same',
    correlations: correlation(
      'host',
      'temporal_ordered',
      'logon, cleared',
      '30s',
      'TargetUserName, Computer',
    ),
  },
  {
    name: 'one rule, then another, for all together',
    exact: 'yes',
    promise: 'same',
    correlations: correlation('all', 'temporal_ordered', 'logon, failed', '20s', ''),
  },
  {
    name: 'two events',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('two', 'event_count', 'failed', '30s', 'TargetUserName', atLeast(2)),
  },
  {
    name: 'three events',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('three', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(3)),
  },
  {
    name: 'eight events of two rules',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('eight', 'event_count', 'failed, logon', '2m', 'IpAddress', atLeast(8)),
  },
  {
    name: 'four events of rules that an event may both be of',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('four', 'event_count', 'failed, remote', '1m', 'IpAddress', atLeast(4)),
  },
  {
    name: 'one rule, then another of which an event may be too',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('both', 'temporal_ordered', 'failed, remote', '1m', 'TargetUserName'),
  },
  {
    name: 'two rules in any order',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('either', 'temporal', 'failed, logon', '1m', 'TargetUserName'),
  },
  {
    name: 'three rules in any order',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('three', 'temporal', 'failed, logon, cleared', '1m', 'TargetUserName'),
  },
  {
    name: 'two rules in any order of which an event may be both',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation('double', 'temporal', 'failed, remote', '1m', 'TargetUserName'),
  },
  {
    name: 'three rules in order',
    exact: 'no',
    promise: 'any',
    correlations: correlation('chain', 'temporal_ordered', 'failed, logon, cleared', '1m', 'TargetUserName'),
  },
  {
    name: 'two values',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation(
      'values',
      'value_count',
      'failed',
      '1m',
      'IpAddress',
      atLeast(2, 'TargetUserName'),
    ),
  },
  {
    name: 'three values',
    exact: 'no',
    promise: 'any',
    correlations: correlation(
      'threes',
      'value_count',
      'failed',
      '1m',
      'IpAddress',
      atLeast(3, 'TargetUserName'),
    ),
  },
  {
    name: 'three events, then another rule',
    exact: 'no',
    promise: 'part',
    correlations: [
      correlation('inner', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(3)),
      correlation('outer', 'temporal_ordered', 'inner, logon', '1m', 'TargetUserName'),
    ].join('---\n'),
  },
  {
    name: 'twice three events, which alert themselves',
    exact: 'no',
    promise: 'part',
    correlations: [
      correlation('inner', 'event_count', 'failed', '30s', 'TargetUserName', atLeast(3)),
      correlation('twice', 'event_count', 'inner', '2m', 'TargetUserName', `${atLeast(2)}generate: true\n`),
    ].join('---\n'),
  },
  {
    name: 'a rule, then three events',
    exact: 'no',
    promise: 'part',
    correlations: [
      correlation('inner', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(3)),
      correlation('outer', 'temporal_ordered', 'logon, inner', '1m', 'TargetUserName'),
    ].join('---\n'),
  },
  {
    name: 'three events with alerts of their own',
    exact: 'no',
    promise: 'fewer',
    correlations: correlation(
      'standing',
      'event_count',
      'failed',
      '1m',
      'TargetUserName',
      `${atLeast(3)}generate: true\n`,
    ),
  },
  {
    name: 'two counts of the same events, the smaller',
    exact: 'no',
    promise: 'part',
    correlations: [
      correlation('larger', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(5)),
      correlation('smaller', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(3)),
    ].join('---\n'),
  },
  {
    name: 'two counts of the same events, the larger',
    exact: 'no',
    promise: 'fewer',
    correlations: [
      correlation('smaller', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(3)),
      correlation('larger', 'event_count', 'failed', '1m', 'TargetUserName', atLeast(5)),
    ].join('---\n'),
  },
];
