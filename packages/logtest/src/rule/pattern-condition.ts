import type { ByteText } from '../bytes.ts';
import type { Expression } from '../expression/expression.ts';
import { compileExpression } from '../expression/index.ts';
import type { Condition, Subject } from './condition.ts';
import type { DraftPattern, OptionContext } from './draft.ts';

/** Compiles a rule's pattern; one that its language cannot read refuses the ruleset with error 5107. */
export function compilePattern(
  pattern: DraftPattern,
  tag: ByteText,
  ruleId: number,
  { report, expressions }: OptionContext,
): Expression {
  const key = `${pattern.type} ${pattern.text}`;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const result = compileExpression(pattern.type, pattern.text);
  if (result.kind === 'refused') throw report.refuse(`Syntax error on tag '${tag}' in rule ${ruleId}`, 5107);
  expressions.set(key, result.expression);
  return result.expression;
}

/** A text the event may lack: absent it fails, negated or not; present it is matched, and negation turns that. */
export function patternCondition(
  option: ByteText,
  pattern: DraftPattern,
  expression: Expression,
  textOf: (subject: Subject) => ByteText | undefined,
): Condition {
  const expected = pattern.negate === 'no';
  return Object.freeze({
    option,
    wanted: `${expected ? '' : 'not '}${pattern.type} ${pattern.text}`,
    holds(subject: Subject) {
      const text = textOf(subject);
      return text !== undefined && expression.matches(text) === expected;
    },
    looksAt: (subject: Subject) => textOf(subject) ?? null,
  });
}
