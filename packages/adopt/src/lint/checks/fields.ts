import { ownEntry } from '@sigmazuh/parser';
import type { PlacedRule } from '../../read-rules.ts';
import { type LintContext, optionsOf, type Say } from '../lint-context.ts';
import { patternElements } from '../vocabulary.ts';

/** Names that `<field>` refuses: they have elements of their own, or none. */
const refused: Readonly<Record<string, string>> = {
  srcip: '<srcip>',
  dstip: '<dstip>',
  srcport: '<srcport>',
  dstport: '<dstport>',
  srcgeoip: '<srcgeoip>',
  dstgeoip: '<dstgeoip>',
  user: '<user>',
  srcuser: '<user>',
  dstuser: '<user>',
  url: '<url>',
  id: '<id>',
  data: '<data>',
  extra_data: '<extra_data>',
  status: '<status>',
  protocol: '<protocol>',
  system_name: '<system_name>',
  action: '<action>',
};

/** Properties of an event that are no decoded fields. */
const properties: Readonly<Record<string, string>> = {
  full_log: 'search the log with <match> or <regex>',
  log: 'search the log with <match> or <regex>',
  program_name: 'use <program_name>',
  hostname: 'use <hostname>',
  location: 'use <location>',
  timestamp: 'no rule can ask for it',
  'decoder.name': 'use <decoded_as>',
  'agent.name': 'no rule can ask for it',
  'agent.id': 'no rule can ask for it',
  'rule.id': 'use <if_sid>',
};

/** Names of fields (WAZUH.md b). */
export function checkFieldNames(rule: PlacedRule, _: LintContext, say: Say): void {
  for (const option of optionsOf(rule, 'field')) {
    const { name } = option.attributes;
    const range = option.attributePlaces.name ?? option.range;
    if (name === undefined) {
      say('rule-refused', option.range, '<field> has no name', 'add name="..."');
      continue;
    }
    const lower = name.toLowerCase();
    const element = ownEntry(refused, lower);
    const property = ownEntry(properties, lower);
    if (element !== undefined) {
      say('field-name-refused', range, `<field> refuses the name "${name}"`, `use ${element}`);
    } else if (property !== undefined) {
      const text = `"${name}" is no decoded field, so only a log that has a key of that name can match`;
      say('never-asked', range, text, property);
    } else if (lower.startsWith('data.win.')) {
      say(
        'never-asked',
        range,
        `no event has the field "${name}"`,
        `write "${name.slice(5)}": the indexer alone puts "data." in front`,
      );
    }
  }
}

/** A negated field or property that the event lacks does not hold (trap 5). */
export function checkNegation(rule: PlacedRule, _: LintContext, say: Say): void {
  for (const option of rule.element.children) {
    const { negate } = option.attributes;
    if (negate !== undefined && negate !== 'yes' && negate !== 'no') {
      say(
        'option-ignored',
        option.attributePlaces.negate ?? option.range,
        `negate="${negate}" negates nothing`,
        'write negate="yes"',
      );
    }
    if (negate !== 'yes' || option.name === 'match' || option.name === 'regex') continue;
    if (!patternElements.has(option.name) && option.name !== 'srcip' && option.name !== 'dstip') continue;
    if (option.name === 'field' && alwaysThere.has(option.attributes.name?.toLowerCase() ?? '')) continue;
    const what = option.name === 'field' ? `the field "${option.attributes.name ?? ''}"` : `<${option.name}>`;
    const text = `an event without ${what} does not fulfil this condition, negated or not`;
    say(
      'negated-absent-field',
      option.range,
      text,
      'for "absent or something else" add a child of level 0 that matches what is not meant, and leave this out',
    );
  }
}

/** Fields of every Windows event. */
const alwaysThere: ReadonlySet<string> = new Set(
  ['channel', 'computer', 'eventid', 'level', 'providername', 'severityvalue'].map(
    (name) => `win.system.${name}`,
  ),
);

/** Lists of which the first are lost, and a lookup that is inverted (trap 11). */
export function checkLists(rule: PlacedRule, _: LintContext, say: Say): void {
  const lists = optionsOf(rule, 'list');
  const last = lists.at(-1);
  if (last !== undefined && lists.length > 2) {
    say(
      'lists-lost',
      last.range,
      `of ${lists.length} lists the manager loses the first ${lists.length - 2}`,
      'ask for two at most, and for the others in a parent',
    );
  }
  for (const list of lists) {
    const { lookup, field, check_value: value } = list.attributes;
    if (field === undefined) say('rule-refused', list.range, '<list> names no field', 'add field="..."');
    if (lookup === 'address_match_key_value') {
      say(
        'list-inverted',
        list.attributePlaces.lookup ?? list.range,
        'this lookup holds where the key is absent or its value does not match',
        'use match_key_value, or ask for the opposite',
      );
    } else if (lookup === 'match_key_value' && value === undefined) {
      say(
        'never-asked',
        list.range,
        'match_key_value without check_value never holds',
        'add check_value="..."',
      );
    }
  }
}
