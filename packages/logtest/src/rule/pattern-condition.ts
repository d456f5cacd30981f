import type { ByteText } from '../bytes.ts';
import type { Expression } from '../expression/expression.ts';
import { compileExpression } from '../expression/index.ts';
import type { Condition, Subject } from './condition.ts';
import type { DraftPattern, OptionContext, PatternType } from './draft.ts';

/** Compiles a rule's pattern; one that its language cannot read refuses the ruleset with error 5107. */
export function compilePattern(
  pattern: DraftPattern,
  tag: ByteText,
  ruleId: number,
  { report, expressions }: OptionContext,
): Expression {
  const compiled = compileOnce(pattern.type, pattern.text, expressions);
  if (compiled === null) throw report.refuse(`Syntax error on tag '${tag}' in rule ${ruleId}`, 5107);
  return compiled;
}

/** Compiles a text that is no condition of its own; one that cannot be read refuses the ruleset with error 1450. */
export function compilePlain(
  type: PatternType,
  text: ByteText | undefined,
  { report, expressions }: OptionContext,
): Expression | null {
  if (text === undefined) return null;
  const compiled = compileOnce(type, text, expressions);
  if (compiled === null) throw report.refuse(`Syntax error on regex: '${text}': 1.`, 1450);
  return compiled;
}

/** `null` for what the language cannot read. */
function compileOnce(
  type: PatternType,
  text: ByteText,
  expressions: OptionContext['expressions'],
): Expression | null {
  const key = `${type} ${text}`;
  const known = expressions.get(key);
  if (known !== undefined) return known;
  const result = compileExpression(type, text);
  if (result.kind === 'refused') return null;
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
