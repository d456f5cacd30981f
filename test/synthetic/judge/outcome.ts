import type { SyntheticEvent } from '../render/index.ts';
import type { Case } from '../scenario/branch-cases.ts';
import type { JudgedEvent } from './judge.ts';

/** Which kind of outcome an event came to; only `differs` is a failure. */
export type OutcomeKind = 'agrees' | 'covered by a note' | 'differs';

export interface Difference {
  readonly rule: string;
  readonly source: string;
  readonly kind: Exclude<OutcomeKind, 'agrees'>;
  readonly change: string;
  readonly event: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * A difference counts as covered when the event holds something that changes on its way to Wazuh, and the manifest
 * says of one of the rules in question that it cannot tell.
 */
export function outcomeOf(event: SyntheticEvent, judged: JudgedEvent): OutcomeKind {
  if (judged.agrees) return 'agrees';
  const noted = [...judged.matching, ...(judged.ended === null ? [] : [judged.ended])];
  const isNoted = noted.some((rule) => (rule.notes?.length ?? 0) > 0);
  return event.arrives === 'changed' && isNoted ? 'covered by a note' : 'differs';
}

export function differenceOf(
  rule: string,
  source: string,
  { change }: Case,
  event: SyntheticEvent,
  judged: JudgedEvent,
): Difference | null {
  const kind = outcomeOf(event, judged);
  if (kind === 'agrees') return null;
  const { expected, got } = judged;
  return { rule, source, kind, change, event: event.text, expected, got };
}
