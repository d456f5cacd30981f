import { anyOne, anyRun, byIdentity, byKey, end, type Pattern, rebuild, sequence } from '@sigmazuh/compiler';
import type { EventFacts } from '../branch/index.ts';
import { always, never, nowhere, placeTarget, targetOf, type WazuhPredicate } from '../locate/index.ts';
import { compositeOf, conditionsOf, type ManagerRule, type RuleCondition } from '../ruleset/index.ts';
import { readExpression } from './read-expression.ts';

/** A condition of the manager that this program cannot write itself. */
export const unknown = Symbol('unknown');

/**
 * What a rule of the manager asks of an event itself, over fields as they arrive. Composites never match here: what
 * they count is not in the event. `unknown` when its file is not at hand or it asks for what cannot be written.
 */
export function conditionOfRule(rule: ManagerRule, facts: EventFacts): WazuhPredicate | typeof unknown {
  return conditionIn(rule)(facts);
}

/** One object for one condition, since what is made of it is remembered by it. */
const conditionIn = byIdentity((rule: ManagerRule) =>
  byKey(
    ({ decoders }: EventFacts): string => decoders?.join() ?? '',
    (facts: EventFacts) => readCondition(rule, facts),
  ),
);

function readCondition(rule: ManagerRule, facts: EventFacts): WazuhPredicate | typeof unknown {
  if (rule.written === undefined)
    return rule.unknown === 'none' && rule.known.length === 0 ? always : unknown;
  if (compositeOf(rule.written) !== null) return never;
  const operands: WazuhPredicate[] = [];
  for (const condition of conditionsOf(rule.written)) {
    const predicate = predicateOf(condition, facts);
    if (predicate === unknown) return unknown;
    operands.push(predicate);
  }
  return { kind: 'and', operands };
}

function predicateOf(condition: RuleCondition, facts: EventFacts): WazuhPredicate | typeof unknown {
  switch (condition.kind) {
    case 'decoder':
      // Known decoders were looked at before (`certaintyOf`).
      return facts.decoders?.length === 1 ? always : unknown;
    case 'field': {
      const read = readExpression(condition.expression, 'exactly');
      if (read === null) return unknown;
      // The agent makes line breaks blanks, so a dot stands for anything.
      const pattern = facts.decoders?.includes('windows_eventchannel') ? withoutLineBreaks(read) : read;
      const target = placeTarget(condition.name);
      if (target.kind !== 'field') return unknown;
      return matching(target, pattern, condition.expression.negated, 'maybe');
    }
    case 'log': {
      const pattern = readExpression(condition.expression, 'exactly');
      return pattern === null
        ? unknown
        : matching({ kind: 'log' }, pattern, condition.expression.negated, 'yes');
    }
    case 'static': {
      const pattern = readExpression(condition.expression, 'exactly');
      const target = targetOf(condition.element);
      if (pattern === null || target.kind !== 'static') return unknown;
      return matching(target, pattern, condition.expression.negated, 'maybe');
    }
    default:
      return unknown;
  }
}

/** A negated pattern asks for the field to be there as well. */
function matching(
  target: Extract<WazuhPredicate, { kind: 'value' }>['target'],
  pattern: Extract<WazuhPredicate, { kind: 'value' }>['pattern'],
  negated: 'yes' | 'no',
  present: 'yes' | 'maybe',
): WazuhPredicate {
  const test: WazuhPredicate = { kind: 'value', target, pattern, range: nowhere, form: 'arrived' };
  if (negated === 'no') return test;
  const not: WazuhPredicate = { kind: 'not', operand: test };
  return present === 'yes'
    ? not
    : { kind: 'and', operands: [{ kind: 'present', target, range: nowhere }, not] };
}

function withoutLineBreaks(pattern: Pattern): Pattern {
  return rebuild(pattern, (node) => {
    if (node.kind === 'any-one') return anyOne;
    if (node.kind === 'anchor' && node.at === 'last-line-end') return end;
    if (node.kind !== 'repeat' || node.item.kind !== 'any-one' || node.max !== null) return node;
    return sequence([...Array.from({ length: node.min }, () => anyOne), anyRun]);
  });
}
