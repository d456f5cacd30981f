import { alternativesOf, type Pattern } from '@sigmazuh/compiler';
import type { SigmaRule } from '@sigmazuh/parser';
import { patternText } from '../plan/condition-text.ts';
import type { AlertNode, FilterNode, GateNode, PlanNode } from '../plan/plan-node.ts';
import type { Condition } from '../plan/wazuh-predicate.ts';
import { describeRule, option, plainText } from './rule-texts.ts';
import type { WrittenOption, WrittenRule } from './written-rule.ts';

/** A node of the plan as the rule it is written as. `idOf` knows the ids of all nodes. */
export function writeNode(
  node: PlanNode,
  idOf: (node: PlanNode) => number,
  ruleOf: (owner: string) => SigmaRule | undefined,
): WrittenRule {
  switch (node.kind) {
    case 'gate':
      return writeGate(node, idOf(node));
    case 'filter':
      return writeFilter(node, idOf, ruleOf);
    case 'alert':
      return writeAlert(node, idOf, ruleOf);
  }
}

function writeGate(gate: GateNode, id: number): WrittenRule {
  const place =
    typeof gate.under === 'string' ? option('category', gate.under) : option('if_sid', gate.under.join(','));
  const isLast = gate.rank < 100;
  return {
    id,
    level: isLast ? gate.rank : Math.ceil(gate.rank / 100),
    alerts: 'silent',
    order: isLast ? 'last' : 'by-level',
    options: [
      place,
      ...(gate.decoder === null ? [] : [option('decoded_as', gate.decoder)]),
      ...writeConditions(gate.conditions),
      option('description', `Sigma rules of level ${gate.level}.`),
    ],
  };
}

function writeFilter(
  filter: FilterNode,
  idOf: (node: PlanNode) => number,
  ruleOf: (owner: string) => SigmaRule | undefined,
): WrittenRule {
  const rule = filter.owner === null ? undefined : ruleOf(filter.owner);
  const description =
    rule === undefined ? 'Condition that several Sigma rules share.' : plainText(rule.title.value);
  return {
    id: idOf(filter),
    level: 1,
    alerts: 'silent',
    order: 'by-level',
    options: [
      option('if_sid', filter.parents.map(idOf).join(',')),
      ...writeConditions(filter.conditions),
      option('description', description.slice(0, 200)),
    ],
  };
}

function writeAlert(
  alert: AlertNode,
  idOf: (node: PlanNode) => number,
  ruleOf: (owner: string) => SigmaRule | undefined,
): WrittenRule {
  const rule = ruleOf(alert.owner);
  return {
    id: idOf(alert),
    level: alert.level,
    alerts: 'yes',
    order: 'by-level',
    options: [
      option('if_sid', alert.parents.map(idOf).join(',')),
      ...writeConditions(alert.conditions),
      ...(rule === undefined ? [] : describeRule(rule)),
    ],
  };
}

/** `<regex>` takes the first search of the text, `<match>` the second; both read PCRE2. */
function writeConditions(conditions: readonly Condition[]): readonly WrittenOption[] {
  const searches = conditions.filter((each) => each.target.kind === 'log');
  return conditions.flatMap((each) => writeCondition(each, searches.indexOf(each) === 0 ? 'regex' : 'match'));
}

function writeCondition(condition: Condition, search: 'regex' | 'match'): readonly WrittenOption[] {
  const { target, negated, pattern } = condition;
  const negation: Record<string, string> = negated === 'yes' ? { negate: 'yes' } : {};
  // Elements of one name add up to a list of addresses.
  return target.kind === 'address' && pattern.kind !== 'written'
    ? alternativesOf(pattern).map((each) => option(target.element, plainTextOf(each), negation))
    : [writeSearch(condition, { type: 'pcre2', ...negation }, search)];
}

function plainTextOf(pattern: Pattern): string {
  return pattern.kind === 'literal' ? pattern.text : '';
}

function writeSearch(
  { target, pattern }: Condition,
  attributes: Record<string, string>,
  search: 'regex' | 'match',
): WrittenOption {
  const text = patternText(pattern);
  switch (target.kind) {
    case 'field':
      return option('field', text, { name: target.name, ...attributes });
    case 'static':
    case 'address':
      return option(target.element, text, attributes);
    case 'log':
      return option(search, text, attributes);
  }
}
