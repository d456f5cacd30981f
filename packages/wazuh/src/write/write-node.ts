import { alternativesOf } from '@sigmazuh/compiler';
import { patternText } from '../condition/index.ts';
import type { Condition } from '../locate/index.ts';
import type {
  AlertNode,
  CountedNode,
  Counts,
  DoorNode,
  FilterNode,
  PlanNode,
  TwinNode,
} from '../place/plan-node.ts';
import { type AlertingDocument, describeRule, plainText } from './rule-texts.ts';
import { option, type WrittenOption, type WrittenRule } from './written-rule.ts';

/** Groups that a rule must not be in, and those it is in besides its own. */
export interface Groups {
  readonly avoided: readonly string[];
  readonly added: readonly string[];
}

/** A node of the plan as the rule it is written as. `idOf` knows the ids of all nodes. */
export function writeNode(
  node: PlanNode,
  idOf: (node: PlanNode) => number,
  ruleOf: (owner: string) => AlertingDocument | undefined,
  groups: Groups,
): WrittenRule {
  switch (node.kind) {
    case 'door':
      return writeDoor(node, idOf(node));
    case 'filter':
      return writeFilter(node, idOf, ruleOf);
    case 'alert':
      return writeAlert(node, idOf, ruleOf, groups);
    case 'twin':
      return writeTwin(node, idOf);
    case 'counted':
      return writeCounted(node, idOf, groups);
  }
}

function writeDoor(door: DoorNode, id: number): WrittenRule {
  return {
    id,
    level: 0,
    alerts: 'silent',
    order: 'by-level',
    options: [
      option('category', door.category),
      ...(door.decoder === null ? [] : [option('decoded_as', door.decoder)]),
      ...writeConditions(door.conditions),
      option('description', plainText(door.purpose)),
    ],
  };
}

function writeFilter(
  filter: FilterNode,
  idOf: (node: PlanNode) => number,
  ruleOf: (owner: string) => AlertingDocument | undefined,
): WrittenRule {
  const rule = filter.owner === null ? undefined : ruleOf(filter.owner);
  const description = rule === undefined ? plainText(filter.purpose) : plainText(rule.title.value);
  return {
    id: idOf(filter),
    level: filter.level,
    alerts: 'silent',
    order: 'by-level',
    ...(filter.counts === undefined ? {} : { attributes: countingAttributes(filter.counts) }),
    options: [
      option('if_sid', filter.parents.map(idOf).join(',')),
      ...writeConditions(filter.conditions),
      ...(filter.counts === undefined ? [] : countingOptions(filter.counts, idOf)),
      option('description', description.slice(0, 200)),
      ...(filter.groups === undefined ? [] : [groupOption(filter.groups)]),
    ],
  };
}

function writeAlert(
  alert: AlertNode,
  idOf: (node: PlanNode) => number,
  ruleOf: (owner: string) => AlertingDocument | undefined,
  { avoided, added }: Groups,
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
      ...(rule === undefined ? [] : describeRule(rule, avoided, [...(alert.groups ?? []), ...added])),
    ],
  };
}

function writeTwin(twin: TwinNode, idOf: (node: PlanNode) => number): WrittenRule {
  const { counts } = twin;
  return {
    id: idOf(twin),
    level: twin.level,
    alerts: 'yes',
    order: 'by-level',
    attributes: twin.attributes,
    options: [
      ...(counts.kind === 'twin'
        ? [option('if_matched_sid', idOf(counts.twin).toString())]
        : [
            ...(counts.under === counts.group ? [] : [option('if_group', counts.under)]),
            option('if_matched_group', counts.group),
          ]),
      ...twin.options,
    ],
    comment: [`Counts like rule ${twin.of} of the manager, the events that Sigma rules take from it.`],
  };
}

/** An alert in the stead of the manager's says what it is about; of others only the group counts. */
function writeCounted(
  node: CountedNode,
  idOf: (node: PlanNode) => number,
  { avoided, added }: Groups,
): WrittenRule {
  const [rule] = node.rules;
  const groups = [...node.groups, ...added];
  const titles = node.rules.map(({ title }) => title.value).join('; ');
  return {
    id: idOf(node),
    level: node.level,
    alerts: 'yes',
    order: 'by-level',
    options: [
      option('if_sid', node.parents.map(idOf).join(',')),
      ...(node.logged === 'yes' && rule !== undefined
        ? describeRule(rule, avoided, groups)
        : [
            option('options', 'no_log'),
            option('description', plainText(titles).slice(0, 200)),
            groupOption(groups),
          ]),
    ],
  };
}

function groupOption(groups: readonly string[]): WrittenOption {
  return option('group', groups.map((group) => `${group},`).join(''));
}

function countingAttributes({ frequency, timeframe }: Counts): Record<string, string> {
  return { frequency: `${frequency}`, timeframe: `${timeframe}` };
}

/** Events of all agents count together: the fields that are compared say which belong together. */
function countingOptions(
  { counted, options }: Counts,
  idOf: (node: PlanNode) => number,
): readonly WrittenOption[] {
  return [
    counted.kind === 'group'
      ? option('if_matched_group', counted.pattern)
      : option('if_matched_sid', `${idOf(counted.rule)}`),
    ...options,
    option('global_frequency', ''),
  ];
}

/** Two searches of the text share a rule: `<match>`, which the engine tries first, and `<regex>`. */
function writeConditions(conditions: readonly Condition[]): readonly WrittenOption[] {
  const searches = conditions.filter((each) => each.target.kind === 'log');
  return conditions.flatMap((each) =>
    writeCondition(each, searches.length > 1 && searches.indexOf(each) === 0 ? 'match' : 'regex'),
  );
}

function writeCondition(condition: Condition, search: 'regex' | 'match'): readonly WrittenOption[] {
  const { target, negated, pattern } = condition;
  const negation: Record<string, string> = negated === 'yes' ? { negate: 'yes' } : {};
  const searched = { type: pattern.kind === 'texts' ? 'osmatch' : 'pcre2', ...negation };
  switch (target.kind) {
    case 'address':
      // Elements of one name add up to a list of addresses.
      return addressTexts(pattern).map((text) => option(target.element, text, negation));
    case 'field':
      return [option('field', patternText(pattern), { name: target.name, ...searched })];
    case 'listed': {
      const lookup = negated === 'yes' ? 'not_match_key' : 'match_key';
      return [option('list', target.list, { field: target.field, lookup })];
    }
    case 'static':
      return [option(target.element, patternText(pattern), searched)];
    case 'log':
      return [option(search, patternText(pattern), searched)];
  }
}

/** The engine compares addresses with addresses and networks, written out; a regex there would be refused by the loader. */
function addressTexts(pattern: Condition['pattern']): readonly string[] {
  const alternatives =
    pattern.kind === 'written' || pattern.kind === 'texts' ? [pattern] : alternativesOf(pattern);
  return alternatives.map((each) => {
    if (each.kind !== 'literal') throw new Error(`${patternText(each)} is no address`);
    return each.text;
  });
}
