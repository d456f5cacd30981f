import type { Pattern } from '@sigmazuh/compiler';
import { type RuleCondition, readExpression } from '@sigmazuh/wazuh';
import { Refusal } from '../translate/ask.ts';
import { exactTexts } from '../translate/condition.ts';
import { type EventKnowledge, windowsDecoder } from './adopted-source.ts';
import type { Path } from './paths.ts';
import { conditionsOfRule } from './rule-conditions.ts';

const windowsCategory = 'ossec';

/** What is sure about the events of a path; `null` when no event can take it, for it asks for two decoders. */
export function knowledgeOf(path: Path): EventKnowledge | Refusal | null {
  const conditions: RuleCondition[] = [];
  for (const rule of path.rules) {
    const own = conditionsOfRule(rule);
    if (own instanceof Refusal) return own;
    conditions.push(...own);
  }
  const decoders = new Set(conditions.flatMap((each) => (each.kind === 'decoder' ? [each.name] : [])));
  if (decoders.size > 1) return null;
  const [decoder] = decoders;
  // Windows events enter by one template alone, and a rule without a parent has to name its category.
  if (decoder === windowsDecoder && path.category !== windowsCategory) return null;
  return {
    category: path.category,
    decoder: decoder ?? null,
    channels: valuesOf('win.system.channel', conditions),
    eventIds: valuesOf('win.system.eventid', conditions),
    fields: conditions.flatMap(fieldsOf),
  };
}

function fieldsOf(condition: RuleCondition): readonly (string | null)[] {
  switch (condition.kind) {
    case 'log':
      return [null];
    case 'field':
      return [condition.name];
    case 'static':
    case 'address':
      return [condition.element];
    case 'list':
      return [condition.field];
    default:
      return [];
  }
}

/** The values of a field that all of the conditions allow, where one of them names whole values. */
function valuesOf(name: string, conditions: readonly RuleCondition[]): readonly string[] | null {
  let values: readonly string[] | null = null;
  for (const each of conditions) {
    if (each.kind !== 'field' || each.name.toLowerCase() !== name || each.expression.negated === 'yes')
      continue;
    const pattern: Pattern | null = readExpression(each.expression);
    const texts = pattern === null ? null : exactTexts(pattern);
    if (texts === null) continue;
    values = values === null ? texts : values.filter((value) => texts.includes(value));
  }
  return values;
}
