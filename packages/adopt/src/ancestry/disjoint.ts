import { byIdentity, type Pattern } from '@sigmazuh/compiler';
import { type RuleCondition, readExpression, relationOf } from '@sigmazuh/wazuh';
import { withoutLastLineEnd } from '../translate/line-end.ts';

/** Whether no event can satisfy both sets of conditions, as far as whole and partial texts of one field tell. */
export function areDisjoint(one: readonly RuleCondition[], other: readonly RuleCondition[]): boolean {
  return one.some((given) => other.some((asked) => excludes(given, asked)));
}

function excludes(given: RuleCondition, asked: RuleCondition): boolean {
  if (given.kind === 'decoder' && asked.kind === 'decoder') return given.name !== asked.name;
  const first = testOf(given);
  const second = testOf(asked);
  if (first === 'none' || second === 'none' || first.target !== second.target || first.negated) return false;
  const relation = relationOf(first.pattern, second.pattern);
  return second.negated ? relation === 'always' : relation === 'never';
}

interface TextTest {
  readonly target: string;
  readonly pattern: Pattern;
  readonly negated: boolean;
}

const testOf = byIdentity((condition: RuleCondition): TextTest | 'none' => {
  if (condition.kind !== 'field' && condition.kind !== 'static' && condition.kind !== 'log') return 'none';
  const { expression } = condition;
  const read = expression.pattern.startsWith('!') ? null : readExpression(expression);
  if (read === null) return 'none';
  const pattern = withoutLastLineEnd(read);
  const target =
    condition.kind === 'field'
      ? `field ${condition.name.toLowerCase()}`
      : condition.kind === 'log'
        ? 'log'
        : condition.element;
  return { target, pattern, negated: expression.negated === 'yes' };
});
