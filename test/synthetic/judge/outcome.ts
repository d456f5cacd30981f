import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { SyntheticEvent } from '../render/index.ts';
import type { Judge, JudgedEvent } from './judge.ts';

/**
 * `agrees`: Wazuh ends the event where the meaning of the rules says. `as it arrives`: it does so for what is left of
 * the event on its way, or for another event of which the same is left. `not told apart`: a rule of another log
 * source matches it, and nothing in the event says which it is from. `not searched`: a matching rule is missed of which
 * the manifest says that it does not search this source. `differs`: a failure.
 */
export const outcomeKinds = ['agrees', 'as it arrives', 'not told apart', 'not searched', 'differs'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly judged: JudgedEvent;
}

export function outcomeOf(event: SyntheticEvent, source: SourceMapping, judge: Judge): Outcome {
  const observed = judge.observe(event);
  const strictly = judge.judge(event.sigma, observed, null);
  if (strictly.agrees) return { kind: 'agrees', judged: strictly };
  const judged = judge.judge(event.sigma, observed, source);
  if (judged.agrees) return { kind: 'not searched', judged: strictly };
  const inQuestion = [...judged.matching, ...(judged.ended === null ? [] : [judged.ended])];
  const lacking = inQuestion.flatMap(({ changedFields = [] }) => changedFields);
  const others = [...(event.arriving === null ? [] : [event.arriving]), ...event.alike(lacking)];
  if (others.some((sigma) => judge.judge(sigma, observed, source).agrees)) {
    return { kind: 'as it arrives', judged };
  }
  if (others.length > 0 && judge.agreesByRule([event.sigma, ...others], observed, source)) {
    return { kind: 'as it arrives', judged };
  }
  if (judged.ended !== null && judged.severity === 'enough' && judge.matchesElsewhere(judged.ended, event)) {
    return { kind: 'not told apart', judged };
  }
  return { kind: 'differs', judged };
}

/** An event that Wazuh ended elsewhere than promised. */
export interface Difference {
  readonly rule: string;
  readonly source: string;
  readonly change: string;
  readonly event: string;
  readonly expected: string;
  readonly got: string;
}
