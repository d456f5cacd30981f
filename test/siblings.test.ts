import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { describe, expect, it } from 'vitest';
import { alertsOn } from '../packages/wazuh/test/sources/line-judge.ts';
import { ruleOf } from '../packages/wazuh/test/sources/rule-of.ts';
import { jsonCases } from './siblings/json.ts';

/** What a rule made of the field cases' kinds must and must not match, by Sigma's meaning and in Wazuh. */
describe.each([['JSON', jsonCases]] as const)('%s means in Wazuh what it means in Sigma', (_, cases) => {
  it.each(cases)('%s', (_title, logSource, detection, yes, no) => {
    const evaluator = createEvaluator([ruleOf(logSource, detection)]);
    expect(evaluator.diagnostics).toEqual([]);
    const alerts = alertsOn(logSource, detection);
    for (const [lines, wanted] of [[yes, true] as const, [no, false] as const]) {
      for (const log of lines) {
        expect([evaluator.evaluate(eventFromLog({ log })).length > 0, 'by Sigma', log]).toEqual([
          wanted,
          'by Sigma',
          log,
        ]);
        expect([alerts(log), 'in Wazuh', log]).toEqual([wanted, 'in Wazuh', log]);
      }
    }
  });
});
