import { limits } from '@sigmazuh/wazuh';
import type { PlacedFile, PlacedRule } from '../../read-rules.ts';
import { type LintContext, optionsOf, type Say } from '../lint-context.ts';
import { knownElements } from '../vocabulary.ts';

/** Elements that are not where the loader wants them: the analysis daemon does not start (WAZUH.md a, e). */
export function checkStructure({ elements, source }: PlacedFile, say: Say): void {
  if (elements.length === 0 && source.text.trim() !== '') {
    const range = source.range(0, Math.min(source.text.length, 1));
    say('rule-file-structure', range, 'the file holds no group', 'put the rules into <group name="...">');
  }
  for (const group of elements) {
    if (group.name !== 'group') {
      say(
        'rule-file-structure',
        group.range,
        `<${group.writtenName}> stands outside of a group`,
        'rules stand in <group name="...">',
      );
      continue;
    }
    const names = Object.keys(group.attributes);
    if (names.length !== 1 || names[0]?.toLowerCase() !== 'name') {
      say(
        'rule-file-structure',
        group.range,
        'a group has one attribute, its name',
        'write <group name="local,">',
      );
    }
    if (group.children.length === 0) {
      say('rule-file-structure', group.range, 'this group has no rule', 'remove it');
    }
    for (const child of group.children) {
      if (child.name === 'rule') continue;
      say(
        'rule-file-structure',
        child.range,
        `<${child.writtenName}> stands in a group, which holds rules only`,
        'put it into a <rule>',
      );
    }
  }
}

/** What the loader asks of every rule. */
export function checkRule(rule: PlacedRule, _: LintContext, say: Say): void {
  const { element } = rule;
  const attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { id, level } = attributes;
  const refuse = (message: string, hint: string) => say('rule-refused', element.range, message, hint);
  if (id === undefined || !/^\d{1,6}$/.test(id)) {
    refuse(
      `the id "${id ?? ''}" is no number of one to six digits`,
      `write id="100000" to "${limits.largestRuleId}"`,
    );
  }
  if (level === undefined || !/^(?:\d|1[0-6]|)$/.test(level)) {
    refuse(`the level "${level ?? ''}" is none`, `levels go from 0 to ${limits.highestLevel}`);
  }
  if (element.children.length === 0) refuse('the rule has no option', 'say what it looks for');
  else if (optionsOf(rule, 'description').length === 0) {
    refuse('the rule has no description', 'add <description>');
  }
  for (const option of element.children) {
    if (knownElements.has(option.name)) continue;
    say(
      'rule-file-structure',
      option.range,
      `Wazuh knows no element <${option.writtenName}> in a rule`,
      'check its spelling',
    );
  }
  for (const option of optionsOf(rule, 'options')) {
    if (alertOptions.has(option.text)) continue;
    refuse(`<options> holds "${option.text}"`, `one of ${[...alertOptions].join(', ')} in each element`);
  }
  const { frequency } = attributes;
  if (frequency !== undefined) {
    const counts = optionsOf(rule, 'if_matched_sid', 'if_matched_group', 'if_matched_regex').length > 0;
    if (!/^\d+$/.test(frequency) || Number(frequency) < 2 || Number(frequency) > 9_999) {
      refuse(`the frequency "${frequency}" is not from 2 to 9999`, 'count at least two events');
    } else if (!counts) {
      refuse('the rule has a frequency and nothing to count', 'add <if_matched_sid>, or remove frequency');
    }
    if (frequency === '2') {
      const text = 'it fires at the second event, and then at every further one in the timeframe';
      say(
        'frequency-two',
        element.attributePlaces.frequency ?? element.range,
        text,
        'count three, or add ignore="..."',
      );
    }
  }
  for (const option of optionsOf(rule, 'weekday')) {
    if (/^\s*!/.test(option.text)) refuse('<weekday> cannot be negated', 'name the days that are meant');
  }
}

const alertOptions: ReadonlySet<string> = new Set([
  'alert_by_email',
  'no_email_alert',
  'log_alert',
  'no_log',
  'no_ar',
  'no_full_log',
  'no_counter',
]);
