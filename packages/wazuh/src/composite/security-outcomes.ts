import type { EventFacts } from '../branch/index.ts';

/** Ranges of ids, both ends included. */
type Ids = readonly (number | readonly [first: number, last: number])[];

/** Events of Windows' own auditing, which say nothing but whether something was let through. */
const audited: Ids = [
  [4608, 4985],
  [5024, 5168],
  [5376, 5378],
  [5632, 5633],
  [6144, 6145],
  [6272, 6281],
  [6400, 6424],
];

const onlyFailures: Ids = [
  4625,
  4649,
  [4771, 4773],
  4775,
  4777,
  [4820, 4825],
  [4951, 4953],
  4957,
  4958,
  [4960, 4965],
  [4976, 4978],
  4983,
  4984,
  [5027, 5032],
  5035,
  5037,
  5038,
  5060,
  [5148, 5149],
  5152,
  5155,
  5157,
  5159,
  5168,
  5378,
  6145,
  [6273, 6276],
  6279,
  6281,
];

const either: Ids = [
  4611,
  4616,
  4656,
  [4658, 4663],
  [4670, 4674],
  [4691, 4695],
  4697,
  4723,
  4724,
  [4768, 4770],
  4774,
  4776,
  4793,
  [4886, 4888],
  [4950, 4958],
  [5056, 5063],
  5140,
  5145,
  [5150, 5159],
  [5632, 5633],
  6272,
  6277,
  6278,
];

const severity = 'win.system.severityvalue';
const provider = 'win.system.providername';

/**
 * The facts with what events of Windows' Security log say of their outcome: a failed logon (4625) is never a success,
 * none of them is an error, and all come from one provider. Facts that do not name channel and event ids stay as they are.
 */
export function withOutcomes(facts: EventFacts): EventFacts {
  const channels = facts.values.get('win.system.channel');
  const ids = facts.values.get('win.system.eventid')?.map(Number);
  const isAudit = channels?.every((channel) => channel === 'security') === true;
  if (!isAudit || ids?.every((id) => isOf(audited, id)) !== true || facts.values.has(severity)) return facts;
  const outcomes = new Set(ids.flatMap(outcomesOf));
  const own: readonly (readonly [string, readonly string[]])[] = [
    [severity, [...outcomes]],
    [provider, ['microsoft-windows-security-auditing']],
  ];
  return { ...facts, values: new Map([...own, ...facts.values]) };
}

function outcomesOf(id: number): readonly string[] {
  if (isOf(onlyFailures, id)) return ['audit_failure'];
  return isOf(either, id) ? ['audit_success', 'audit_failure'] : ['audit_success'];
}

function isOf(ids: Ids, id: number): boolean {
  return ids.some((each) => (typeof each === 'number' ? each === id : each[0] <= id && id <= each[1]));
}
