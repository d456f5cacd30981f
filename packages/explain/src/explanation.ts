import type { Explanation as SigmaExplanation } from '@sigmazuh/evaluator';
import type { Attempt, Drop, Explanation as WazuhExplanation } from '@sigmazuh/logtest';
import { itemsOf, type SigmaRule, type Value } from '@sigmazuh/parser';
import type { ManifestRule } from '@sigmazuh/wazuh';
import { type LookedAt, mergedParts } from './marked-text.ts';
import { matchingPart } from './matching-part.ts';
import type { PackRuleText } from './pack-rule-texts.ts';

/** What both judges say of one event; `null` when it has no form that the judge reads. */
export interface EventExplanation {
  readonly sigma: SigmaExplanation | null;
  readonly wazuh: WazuhExplanation | null;
}

/** Everything there is to say of a rule, and of an event. */
export interface RuleExplanation {
  readonly rule: SigmaRule;
  readonly entry: ManifestRule;
  /** The Wazuh rules that lead to the alert, parents first. */
  readonly texts: readonly PackRuleText[];
  /** Diagnostics of the rule's file, as text. */
  readonly diagnostics: string;
  readonly event: EventExplanation | null;
}

export type ExplainedSearch =
  SigmaExplanation['sources'][number]['detection']['identifiers'][number]['search'];
export type ExplainedItem = Extract<ExplainedSearch, { readonly kind: 'item' }>;

/** The verdict in a sentence, and whether the two judges say the same. */
export interface VerdictText {
  readonly outcome: 'alert' | 'no alert' | 'judges differ' | 'unknown';
  readonly text: string;
}

export function verdictOf({ entry, event }: RuleExplanation): VerdictText {
  if (event === null) return { outcome: 'unknown', text: statusText(entry) };
  const { sigma, wazuh } = event;
  const ids = new Set(entry.wazuhIds.map(String));
  const raised = wazuh?.verdict.rule ?? null;
  const isOwn = raised !== null && ids.has(raised.id) && wazuh?.verdict.alert === true;
  if (isOwn && sigma?.holds !== false) {
    return { outcome: 'alert', text: `alerts as rule ${raised.id}, level ${raised.level}` };
  }
  if (sigma === null && wazuh === null) {
    return { outcome: 'unknown', text: 'neither judge can read the event' };
  }
  if (sigma?.holds === true && wazuh === null) {
    return {
      outcome: 'alert',
      text: 'matches, as Sigma means it; what Wazuh does with it needs a log line or a Windows event',
    };
  }
  if (sigma?.holds === true && entry.status === 'refused') {
    const reason = entry.reason ?? 'no reason was given';
    return {
      outcome: 'judges differ',
      text: `matches as Sigma means it, but there is no Wazuh rule for it: ${reason}`,
    };
  }
  if (sigma?.holds === true) {
    const other =
      raised === null ? endText(wazuh) : `rule ${raised.id} of level ${raised.level} takes the event`;
    const why = raised !== null && wazuh?.verdict.alert === true ? 'outdone' : 'no alert';
    return why === 'outdone'
      ? { outcome: 'judges differ', text: `matches, but ${other}: the more severe one alerts` }
      : { outcome: 'judges differ', text: `matches as Sigma means it, but raises no alert: ${other}` };
  }
  if (isOwn)
    return { outcome: 'judges differ', text: `rule ${raised.id} alerts, though Sigma does not match` };
  return { outcome: 'no alert', text: 'no alert: the rule does not match' };
}

/** What an event came to that no rule takes. */
export function endText(wazuh: Pick<WazuhExplanation, 'dropped'> | null): string {
  const dropped = wazuh?.dropped ?? null;
  return dropped === null
    ? 'no rule takes the event'
    : `the manager drops the event before any rule: ${dropText(dropped)}`;
}

function dropText(drop: Drop): string {
  switch (drop.kind) {
    case 'unreadable':
      return 'it cannot be read as a Windows event';
    case 'incomplete connection':
      return `a firewall's decoder takes it and finds no ${drop.lacking.join(', no ')} in it`;
  }
}

function statusText({ status, reason, wazuhIds }: ManifestRule): string {
  return status === 'refused' ? `refused: ${reason ?? 'no reason'}` : `alerts as ${wazuhIds.join(', ')}`;
}

/** What an item looked at; the texts in which it found something come first. */
export function lookedAt(
  { lookedAt: scalars, range, values }: ExplainedItem,
  rule: SigmaRule,
): readonly LookedAt[] | null {
  if (scalars === null) return null;
  const item = itemsOf(rule).find((each) => each.range.start.offset === range.start.offset);
  const modifiers = item?.modifiers.map(({ value }) => value) ?? [];
  const held: readonly Value[] =
    item?.values.filter((value) =>
      values.some((each) => each.holds && each.range.start.offset === value.range.start.offset),
    ) ?? [];
  const all = scalars.map((scalar): LookedAt => {
    const text = typeof scalar === 'string' ? scalar : JSON.stringify(scalar);
    return { text, parts: mergedParts(held.flatMap((value) => matchingPart(value, modifiers, text) ?? [])) };
  });
  return [...all].sort((one, other) => Number(other.parts.length > 0) - Number(one.parts.length > 0));
}

/** A rule on the way to the alert, and how far the event came. */
export interface Step {
  readonly id: number;
  readonly attempt: Attempt | null;
}

/** The pack's rules that lead to the alert, as steps that were reached or not. */
export function stepsOf({ texts, event }: RuleExplanation): readonly Step[] {
  const attempts = event?.wazuh?.attempts ?? [];
  return texts.map(({ id }) => {
    const own = attempts.filter(({ rule }) => rule === id);
    return { id, attempt: own.find(({ failed }) => failed === null) ?? own[0] ?? null };
  });
}
