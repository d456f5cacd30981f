import { describe, expect, it } from 'vitest';
import { build, refusals } from './convert.ts';

const rule = `title: Failed logon
name: failed
logsource: { product: windows, service: security }
detection:
    selection: { EventID: 4625 }
    condition: selection
`;

const types = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_percentile',
  'temporal',
  'temporal_ordered',
];

describe('correlations', () => {
  it.each(types)('%s is refused, with the way round', (type) => {
    const field = type.startsWith('value_') ? 'field: TargetUserName, ' : '';
    const correlation = `title: Many\ncorrelation:\n    type: ${type}\n    rules: [failed]\n    timespan: 5m\n    condition: { ${field}gte: 5 }\n`;
    const said = refusals(build(`${rule}---\n${correlation}`)).join('\n');
    expect(said).toContain('one event at a time');
    expect(said).toContain('a monitor of the indexer');
  });
});
