import type { ManifestRule } from '@sigmazuh/wazuh';
import type { SyntheticEvent } from '../render/index.ts';
import type { Judge, JudgedEvent } from './judge.ts';

/**
 * `agrees`: Wazuh ends the event where the meaning of the rules says. `as it arrives`: it does so for what is left of
 * the event on its way, or for another event of which the same is left. `not told apart`: a rule of another log source matches it, and nothing in the event says which it
 * is from. `noted`: the manifest says of a rule in question that Wazuh cannot tell. `differs`: a failure.
 */
export const outcomeKinds = ['agrees', 'as it arrives', 'not told apart', 'noted', 'differs'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly judged: JudgedEvent;
}

export function outcomeOf(event: SyntheticEvent, judge: Judge): Outcome {
  const judged = judge.judge(event);
  if (judged.agrees) return { kind: 'agrees', judged };
  const others = [...(event.arriving === null ? [] : [event.arriving]), ...event.alike()];
  if (others.some((sigma) => judge.judge({ ...event, sigma }).agrees)) {
    return { kind: 'as it arrives', judged };
  }
  if (judged.ended !== null && judged.severity === 'enough' && judge.matchesElsewhere(judged.ended, event)) {
    return { kind: 'not told apart', judged };
  }
  const inQuestion = [...judged.matching, ...(judged.ended === null ? [] : [judged.ended])];
  return { kind: inQuestion.some((rule) => isNoted(rule, event)) ? 'noted' : 'differs', judged };
}

/** Whether the manifest says of a field of this event, or of one that it lacks, that Wazuh gets it changed. */
function isNoted({ notes = [] }: ManifestRule, event: SyntheticEvent): boolean {
  return notes.some((note) => {
    const named = Array.from(note.matchAll(/"([^"]+)"/g), ([, name = '']) => name);
    const lacked = named.some((name) => !event.has.has(name));
    return note.includes('as an absent field') ? lacked : event.arriving !== null;
  });
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
