import type { WrittenRule } from './written-rule.ts';
import { printXml, type XmlElement, type XmlNode } from './xml-file.ts';

/**
 * The text of a rule file.
 *
 * @param header what it opens with, line by line; none = no comment
 * @param groups in which all its rules are, each ended by a comma
 */
export function printRuleFile(
  header: readonly string[],
  groups: string,
  rules: readonly WrittenRule[],
): string {
  const group: XmlElement = { name: 'group', attributes: { name: groups }, content: rules.flatMap(nodesOf) };
  return printXml(header.length === 0 ? [group] : [{ comment: header }, group]);
}

/** One rule as its file has it. */
export function printRule(rule: WrittenRule): string {
  return printXml(nodesOf(rule));
}

function nodesOf(rule: WrittenRule): readonly XmlNode[] {
  const { comment, options } = rule;
  const attributes = {
    id: rule.id.toString(),
    level: rule.level.toString(),
    ...(rule.order === 'last' ? { accuracy: '0' } : {}),
    ...(rule.alerts === 'silent' ? { noalert: '1' } : {}),
    ...rule.attributes,
  };
  const element: XmlElement = { name: 'rule', attributes, content: options };
  return comment === undefined || comment.length === 0 ? [element] : [{ comment }, element];
}
