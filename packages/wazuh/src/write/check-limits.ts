import { byteLength, limits } from '../limits.ts';
import { refusedNames } from '../locate/index.ts';
import type { WrittenRule } from './written-rule.ts';
import { dialectProblems, type XmlElement } from './xml-file.ts';

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

function brokenIn(option: XmlElement): readonly string[] {
  const { name, attributes, content } = option;
  const bytes = typeof content === 'string' ? byteLength(content) : 0;
  const isCut = throughBuffer.has(name) && bytes > limits.loadedTextBytes;
  const field = attributes.name ?? '';
  return [
    ...dialectProblems(option),
    ...(isCut ? [`<${name}> has ${bytes} bytes, ${limits.loadedTextBytes} is the most`] : []),
    ...(byteLength(field) > limits.fieldNameBytes ? ['a field name is too long'] : []),
    ...(name === 'field' && refusedNames.has(field.toLowerCase())
      ? [`<field> refuses the name "${field}"`]
      : []),
  ];
}
