import { expect, it } from 'vitest';
import { withOutcomes } from '../../src/composite/security-outcomes.ts';
import type { EventFacts } from '../../src/index.ts';

const facts = (channel: string, ...ids: readonly string[]): EventFacts => ({
  categories: ['ossec'],
  decoders: ['windows_eventchannel'],
  otherDecoders: [],
  fieldRoots: { kind: 'only', names: ['win'] },
  values: new Map([
    ['win.system.channel', [channel]],
    ...(ids.length > 0 ? [['win.system.eventid', ids] as const] : []),
  ]),
});

const cases = [
  { name: 'a failed logon fails', given: facts('security', '4625'), outcomes: ['audit_failure'] },
  { name: 'a new process succeeds', given: facts('security', '4688'), outcomes: ['audit_success'] },
  {
    name: 'a ticket is either',
    given: facts('security', '4769'),
    outcomes: ['audit_success', 'audit_failure'],
  },
  {
    name: 'two ids are what each is',
    given: facts('security', '4624', '4625'),
    outcomes: ['audit_success', 'audit_failure'],
  },
  { name: 'a cleared log is no audit', given: facts('security', '1102'), outcomes: undefined },
  { name: 'any id may be anything', given: facts('security'), outcomes: undefined },
  { name: 'other channels say it themselves', given: facts('system', '4625'), outcomes: undefined },
] as const;

it.each(cases)('$name', ({ given, outcomes }) => {
  expect(withOutcomes(given).values.get('win.system.severityvalue')).toEqual(outcomes);
});
