import { create } from 'xmlbuilder2';
import type { WrittenOption, WrittenRule } from './written-rule.ts';

/** Characters that an XML writer would have to escape, and that Wazuh would then read as the escape itself. */
const needsEscaping = /[<>&]/;

/**
 * The text of a rule file. Wazuh reads XML without entities, declaration or CDATA, so nothing in it may need any;
 * that is checked here, once, for everything that is written.
 */
export function printRuleFile(groups: string, rules: readonly WrittenRule[]): string {
  const document = create({ encoding: 'UTF-8' }).ele('group', { name: groups });
  for (const rule of rules) {
    const element = document.ele('rule', {
      id: rule.id.toString(),
      level: rule.level.toString(),
      ...(rule.order === 'last' ? { accuracy: '0' } : {}),
      ...(rule.alerts === 'silent' ? { noalert: '1' } : {}),
    });
    for (const option of rule.options) addOption(element, option);
  }
  return `${document.doc().end({ headless: true, prettyPrint: true, indent: '  ' })}\n`;
}

type Element = ReturnType<ReturnType<typeof create>['ele']>;

function addOption(parent: Element, option: WrittenOption): void {
  for (const text of [option.text, ...Object.values(option.attributes)]) {
    if (needsEscaping.test(text)) throw new Error(`"${text}" in <${option.name}> would have to be escaped`);
  }
  const element = parent.ele(option.name, option.attributes);
  if (option.text !== '') element.txt(option.text);
  for (const each of option.within ?? []) addOption(element, each);
}
