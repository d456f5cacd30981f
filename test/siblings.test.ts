import { createEvaluator, eventFromLog, eventFromWindows, type SigmaEvent } from '@sigmazuh/evaluator';
import type { LogEvent } from '@sigmazuh/logtest';
import { describe, expect, it } from 'vitest';
import { judgeOf } from '../packages/wazuh/test/sources/line-judge.ts';
import { ruleOf } from '../packages/wazuh-events/test/sources/rule-of.ts';
import { jsonCases } from './siblings/json.ts';
import { jsonNameCases } from './siblings/json-names.ts';
import { jsonSpellingCases } from './siblings/json-spelling.ts';
import { lineCases } from './siblings/lines.ts';
import { windowsCases } from './siblings/windows.ts';

/** An event as both judges are given it. */
interface Judged {
  readonly bySigma: SigmaEvent;
  readonly inWazuh: LogEvent;
}

function expectBoth(logSource: string, detection: string, yes: readonly Judged[], no: readonly Judged[]) {
  const evaluator = createEvaluator([ruleOf(logSource, detection)]);
  expect(evaluator.diagnostics).toEqual([]);
  const alerts = judgeOf(logSource, detection);
  const verdictOf = ({ bySigma, inWazuh }: Judged) => ({
    bySigma: evaluator.evaluate(bySigma).length > 0,
    inWazuh: alerts(inWazuh),
  });
  for (const each of yes)
    expect(verdictOf(each), JSON.stringify(each.inWazuh)).toEqual({ bySigma: true, inWazuh: true });
  for (const each of no)
    expect(verdictOf(each), JSON.stringify(each.inWazuh)).toEqual({ bySigma: false, inWazuh: false });
}

/** Siblings of the field cases: what a rule of their kinds must and must not match, by Sigma's meaning and in Wazuh. */
describe.each([
  ['JSON', jsonCases] as const,
  ['how JSON is spelled', jsonSpellingCases] as const,
  ['names in JSON', jsonNameCases] as const,
  ['lines', lineCases] as const,
])('%s', (_, cases) => {
  it.each(cases)('%s', (_title, logSource, detection, yes, no) => {
    const judged = (log: string): Judged => ({ bySigma: eventFromLog({ log }), inWazuh: { log } });
    expectBoth(logSource, detection, yes.map(judged), no.map(judged));
  });
});

describe('events of Windows', () => {
  it.each(windowsCases)('%s', (_title, logSource, detection, yes, no) => {
    const judged = (winevt: (typeof yes)[number]): Judged => ({
      bySigma: eventFromWindows(winevt),
      inWazuh: { winevt: { Event: winevt.Event, Message: winevt.Message ?? '' } },
    });
    expectBoth(logSource, detection, yes.map(judged), no.map(judged));
  });
});
