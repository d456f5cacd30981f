import type { WrittenOption, WrittenRule } from './written-rule.ts';

/** Characters that XML would have to escape, and that Wazuh would then read as the escape itself. */
export const needsEscaping = { text: /[<>&]/, attribute: /[<>&"]/ };

/**
 * The text of a rule file. Wazuh reads a dialect of XML without entities, declaration or CDATA, so nothing in it may
 * need any; that is checked here, once, for everything that is written.
 */
export function printRuleFile(groups: string, rules: readonly WrittenRule[]): string {
  return elementText({ name: 'group', attributes: { name: groups }, content: rules.map(element) }, '');
}

function element(rule: WrittenRule): WrittenOption {
  const attributes = {
    id: rule.id.toString(),
    level: rule.level.toString(),
    ...(rule.order === 'last' ? { accuracy: '0' } : {}),
    ...(rule.alerts === 'silent' ? { noalert: '1' } : {}),
  };
  return { name: 'rule', attributes, content: rule.options };
}

function elementText({ name, attributes, content }: WrittenOption, indent: string): string {
  const opening = `${indent}<${name}${attributesText(name, attributes)}>`;
  if (typeof content === 'string') return `${opening}${unescaped(content, 'text', name)}</${name}>\n`;
  const children = content.map((each) => elementText(each, `${indent}  `)).join('');
  return `${opening}\n${children}${indent}</${name}>\n`;
}

function attributesText(element: string, attributes: WrittenOption['attributes']): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${unescaped(value, 'attribute', element)}"`)
    .join('');
}

function unescaped(text: string, where: 'text' | 'attribute', element: string): string {
  if (!needsEscaping[where].test(text)) return text;
  throw new Error(`"${text}" in <${element}> would have to be escaped`);
}
