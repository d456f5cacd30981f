import type { PlacedRule } from '../../read-rules.ts';
import { type LintContext, optionsOf, type Say } from '../lint-context.ts';

const statics: ReadonlySet<string> = new Set([
  'action',
  'data',
  'dstip',
  'dstport',
  'dstuser',
  'extra_data',
  'id',
  'protocol',
  'srcip',
  'srcport',
  'srcuser',
  'status',
  'system_name',
  'url',
  'user',
]);

/** Comparisons with earlier events, and what a rule that counts cannot do (WAZUH.md f). */
export function checkCounting(rule: PlacedRule, _: LintContext, say: Say): void {
  for (const option of optionsOf(rule, 'same_field', 'different_field', 'not_same_field')) {
    const name = option.text.trim();
    if (statics.has(name.toLowerCase())) {
      const element = option.name.replace('field', name);
      say(
        'same-field-static',
        option.content,
        `"${name}" is no decoded field, so <${option.name}> finds it equal in no event`,
        `use <${element} />`,
      );
    } else if (/[,\s]/.test(option.text)) {
      say(
        'same-field-static',
        option.content,
        `<${option.name}> takes one name, without blanks: no field is called "${option.text}"`,
        'write an element for each field',
      );
    }
  }
  const [regex] = optionsOf(rule, 'if_matched_regex');
  if (regex !== undefined && optionsOf(rule, 'global_frequency').length === 0) {
    say(
      'endless-loop',
      regex.range,
      'as soon as the event before comes from another agent the manager hangs for ever',
      'add <global_frequency />, or count with <if_matched_sid>',
    );
  }
  const counts = optionsOf(rule, 'if_matched_sid', 'if_matched_group', 'if_matched_regex').length > 0;
  if (!counts && rule.element.attributes.timeframe !== undefined) {
    say(
      'option-ignored',
      rule.element.attributePlaces.timeframe ?? rule.element.range,
      'timeframe has no effect on a rule that counts nothing',
      'add <if_matched_sid>, or remove it',
    );
  }
  if (!counts) {
    for (const option of rule.element.children) {
      if (/^(?:not_same|same|different)_/.test(option.name)) {
        say(
          'option-ignored',
          option.range,
          `<${option.name}> has no effect in a rule that counts nothing`,
          'add <if_matched_sid> with a frequency',
        );
      }
    }
  }
}

/** Elements that are read and do nothing. */
export function checkIdle(rule: PlacedRule, _: LintContext, say: Say): void {
  for (const option of rule.element.children) {
    if (option.name === 'check_if_ignored' || option.name === 'ignore') {
      say(
        'option-ignored',
        option.range,
        `<${option.name}> never keeps an alert back`,
        'use the attribute ignore="SECONDS" of the rule',
      );
    }
    if (option.name === 'same_agent' || option.name === 'not_same_agent') {
      say(
        'option-ignored',
        option.range,
        `<${option.name}> does nothing: events are counted for each agent unless <global_frequency /> is there`,
        'remove it',
      );
    }
    for (const [name, range] of Object.entries(option.attributePlaces)) {
      const lower = name.toLowerCase();
      if (name !== lower && ['type', 'negate', 'name', 'field', 'lookup'].includes(lower)) {
        say(
          'option-ignored',
          range,
          `attributes of options are known in small letters only, so ${name} has no effect`,
          `write ${lower}`,
        );
      }
    }
  }
  const parents = ['if_sid', 'if_level', 'if_group'].flatMap((name) => optionsOf(rule, name).slice(0, 1));
  for (const option of parents.slice(1)) {
    say(
      'option-ignored',
      option.range,
      `<${parents[0]?.name}> goes before <${option.name}>, which has no effect beside it`,
      'keep one of them',
    );
  }
}
