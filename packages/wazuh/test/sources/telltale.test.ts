import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../wazuh-events/test/sources/rule-of.ts';
import { alertsOn } from './line-judge.ts';

const negation = '  s:\n    field: x\n  condition: not s';
const absence = '  s:\n    field: null\n  condition: s';

/** A log source, and a log that it writes. */
const sources: readonly (readonly [logSource: string, log: string])[] = [
  ['product: zeek, service: rdp', '{"cert_count":0}'],
  ['product: zeek, service: files', '{"fuid":"F1"}'],
  ['product: okta, service: okta', '{"eventType":"user.session.start"}'],
  ['product: onelogin, service: onelogin.events', '{"event_type_id":5}'],
];

describe('a rule that only excludes matches events of its source alone', () => {
  it.each(sources)('%s', (logSource, log) => {
    for (const detection of [negation, absence]) {
      const alerts = alertsOn(logSource, detection);
      expect(alerts(log)).toBe(true);
      expect(alerts(log.replace('}', ',"field":"x"}'))).toBe(false);
      expect(alerts('{"something":"else"}')).toBe(false);
    }
  });

  it('asks for nothing more where a rule asks for a value', () => {
    const alerts = alertsOn('product: zeek, service: rdp', '  s:\n    cookie: a\n  condition: s');
    expect(alerts('{"cookie":"a"}')).toBe(true);
  });

  it('is refused where nothing says what its source always has', () => {
    const silent = ['category: dns', 'product: qualys', 'service: netflow'];
    const rules = silent.map((logSource) => ruleOf(logSource, '  s:\n    - word\n  condition: not s'));
    for (const rule of rules) {
      const { manifest } = buildPack([rule], { ids: emptyIdFile });
      expect(manifest.rules[0]?.reason).toContain('by what an event lacks');
    }
  });
});
