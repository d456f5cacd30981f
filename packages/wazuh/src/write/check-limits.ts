import { byteLength, limits } from '../limits.ts';
import { refusedNames } from '../locate/field-location.ts';
import { needsEscaping } from './rule-file.ts';
import type { WrittenOption, WrittenRule } from './written-rule.ts';

/** Elements that are read through the engine's small buffer. */
const throughBuffer = new Set([
  'action',
  'data',
  'extra_data',
  'group',
  'hostname',
  'id',
  'if_sid',
  'info',
  'location',
  'match',
  'program_name',
  'protocol',
  'regex',
  'status',
  'system_name',
  'url',
  'user',
]);

/** Every limit of the loader that a rule breaks, in words; empty for a rule that loads as meant. */
export function brokenLimits(rule: WrittenRule): readonly string[] {
  const broken: string[] = [];
  const say = (isBroken: boolean, text: string) => {
    if (isBroken) broken.push(`rule ${rule.id}: ${text}`);
  };
  const count = (name: string) => rule.options.filter((each) => each.name === name).length;
  say(rule.id < limits.smallestRuleId || rule.id > limits.largestRuleId, 'its id is out of range');
  say(rule.level < 0 || rule.level > limits.highestLevel, `level ${rule.level} does not exist`);
  say(count('field') > limits.fieldsPerRule, 'it has too many <field>s');
  say(count('list') > limits.listsPerRule, 'it has too many <list>s');
  say(count('description') !== 1, 'it needs one <description>');
  for (const each of ['regex', 'match', 'if_sid', 'user', 'url', 'id', 'status', 'action']) {
    say(count(each) > 1, `its <${each}>s would be glued together`);
  }
  for (const each of rule.options) for (const text of brokenIn(each)) say(true, text);
  return broken;
}

function brokenIn(option: WrittenOption): readonly string[] {
  if (typeof option.content !== 'string') return option.content.flatMap(brokenIn);
  const bytes = byteLength(option.content);
  const most = throughBuffer.has(option.name) ? limits.loadedTextBytes : limits.elementBytes;
  const trailing = /\\*$/.exec(option.content)?.[0].length ?? 0;
  return [
    ...(bytes > most ? [`<${option.name}> has ${bytes} bytes, ${most} is the most`] : []),
    ...(trailing % 2 === 1
      ? [`<${option.name}> ends in a backslash that would swallow its closing tag`]
      : []),
    ...(byteLength(option.attributes.name ?? '') > limits.fieldNameBytes ? ['a field name is too long'] : []),
    ...(option.name === 'field' && refusedNames.has((option.attributes.name ?? '').toLowerCase())
      ? [`<field> refuses the name "${option.attributes.name}"`]
      : []),
    ...(needsEscaping.text.test(option.content)
      ? [`<${option.name}> holds a character that cannot be written`]
      : []),
  ];
}
