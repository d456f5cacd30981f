import { byIdentity } from '@sigmazuh/compiler';
import {
  compositeOf,
  conditionsOf,
  type KnownCondition,
  type ManagerRule,
  type RuleCondition,
} from '@sigmazuh/wazuh';
import { Refusal } from '../translate/ask.ts';

/** What a rule asks of the event itself, in the order of its file. */
export const conditionsOfRule = byIdentity(readConditions);

function readConditions(rule: ManagerRule): readonly RuleCondition[] | Refusal {
  if (rule.written !== undefined) return conditionsOf(rule.written);
  if (rule.unknown === 'some') {
    return new Refusal(
      'condition',
      `all that rule ${rule.id} asks for is not in the built-in index of stock rules; name the manager's with --ruleset`,
    );
  }
  return rule.known.map(knownCondition);
}

export function countsEvents(rule: ManagerRule): boolean {
  return rule.written !== undefined && compositeOf(rule.written) !== null;
}

function knownCondition({ subject, alternatives, negated }: KnownCondition): RuleCondition {
  if (subject === 'decoder') return { kind: 'decoder', name: alternatives[0]?.text ?? '' };
  const pattern = alternatives
    .map(({ text, at }) => {
      const escaped = text.replace(/[\\^$.[\]|()?*+{}]/g, '\\$&');
      const start = at === 'exact' || at === 'start' ? '^' : '';
      return `${start}${escaped}${at === 'exact' || at === 'end' ? '$' : ''}`;
    })
    .join('|');
  return { kind: 'field', name: subject, expression: { type: 'pcre2', pattern: `(?i)${pattern}`, negated } };
}
