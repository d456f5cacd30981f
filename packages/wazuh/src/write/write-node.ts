import { alternativesOf } from '@sigmazuh/compiler';
import type { SigmaRule } from '@sigmazuh/parser';
import { patternText } from '../condition/condition-text.ts';
import type { Condition } from '../locate/wazuh-predicate.ts';
import type { AlertNode, FilterNode, GateNode, PlanNode } from '../place/plan-node.ts';
import { describeRule, plainText } from './rule-texts.ts';
import { option, type WrittenOption, type WrittenRule } from './written-rule.ts';

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
  const searched = { type: 'pcre2', ...negation };
  switch (target.kind) {
    case 'address':
      // Elements of one name add up to a list of addresses.
      return addressTexts(pattern).map((text) => option(target.element, text, negation));
    case 'field':
      return [option('field', patternText(pattern), { name: target.name, ...searched })];
    case 'static':
      return [option(target.element, patternText(pattern), searched)];
    case 'log':
      return [option(search, patternText(pattern), searched)];
  }
}

/** The engine compares addresses with addresses and networks, written out; a regex there would be refused by the loader. */
function addressTexts(pattern: Condition['pattern']): readonly string[] {
  const alternatives = pattern.kind === 'written' ? [pattern] : alternativesOf(pattern);
  return alternatives.map((each) => {
    if (each.kind !== 'literal') throw new Error(`${patternText(each)} is no address`);
    return each.text;
  });
}
