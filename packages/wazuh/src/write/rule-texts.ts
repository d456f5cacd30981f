import type { CorrelationRule, SigmaRule } from '@sigmazuh/parser';
import { byteLength, limits } from '../limits.ts';
import { option, type WrittenOption } from './written-rule.ts';

/** What rules alert for. */
export type AlertingDocument = SigmaRule | CorrelationRule;

/** What an alert says about the Sigma rule it comes from; `added` are further groups it is in. */
export function describeRule(
  rule: AlertingDocument,
  avoided: readonly string[],
  added: readonly string[] = [],
): readonly WrittenOption[] {
  return [
    option('description', clip(plainText(rule.title.value), limits.descriptionBytes)),
    ...mitre(rule),
    ...infos(rule),
    option('group', groupsOf(rule, avoided, added)),
  ];
}

/**
 * Text that means the same to Wazuh and to a reader: no character that would need an entity, no `$(`, which Wazuh
 * would take for a field, one line, ASCII quotes as they are.
 */
export function plainText(text: string): string {
  return text
    .replace(/\s*&\s*/g, ' and ')
    .replace(/</g, '(')
    .replace(/>/g, ')')
    .replace(/\$\(/g, '$ (')
    .replace(/\s+/g, ' ')
    .trim();
}

function clip(text: string, bytes: number): string {
  let clipped = text;
  while (byteLength(clipped) > bytes) clipped = clipped.slice(0, -1);
  return clipped;
}

function mitre(rule: AlertingDocument): readonly WrittenOption[] {
  const ids = tagsOf(rule, /^attack\.([ts]\d+(?:\.\d+)?)$/).map((id) => id.toUpperCase());
  if (ids.length === 0) return [];
  return [{ name: 'mitre', attributes: {}, content: ids.map((id) => option('id', id)) }];
}

/** The rule's id leads an alert back to its source; Wazuh shows all infos in one text. */
function infos(rule: AlertingDocument): readonly WrittenOption[] {
  const link = rule.references.map((each) => each.value).find((each) => /^https?:\/\/[^\s<>&]+$/.test(each));
  const cves = tagsOf(rule, /^cve\.(\d{4}-\d+)$/).slice(0, limits.infosPerRule - 2);
  return [
    ...(rule.id === null ? [] : [option('info', `sigma_id: ${rule.id.value} `, { type: 'text' })]),
    ...(link === undefined ? [] : [option('info', clip(link, limits.groupBytes), { type: 'link' })]),
    ...cves.map((cve) => option('info', `CVE-${cve}`, { type: 'cve' })),
  ];
}

/**
 * Each group ends with a comma, since Wazuh glues them to the groups of the file. One that holds what a rule of the
 * manager asks for with `<if_group>` would make that rule a child of this one.
 */
function groupsOf(rule: AlertingDocument, avoided: readonly string[], added: readonly string[]): string {
  const names = [
    ...(rule.kind === 'correlation' ? ['correlation'] : partsOf(rule.logSource)),
    ...tagsOf(rule, /^attack\.([a-z][a-z-]+)$/).map((tactic) => `attack_${tactic.replaceAll('-', '_')}`),
    ...(rule.id === null ? [] : [`sigma_id_${rule.id.value}`]),
  ];
  const groups = [...new Set(names.map((name) => name.replace(/[\s,<>&]+/g, '_')))].filter(
    (name) => !avoided.some((word) => name.toLowerCase().includes(word)),
  );
  return [...new Set([...groups, ...added])].map((name) => `${name},`).join('');
}

function partsOf({ product, category, service }: SigmaRule['logSource']): readonly string[] {
  return [product, category, service].flatMap((each) => (each === null ? [] : [each.value]));
}

function tagsOf(rule: AlertingDocument, pattern: RegExp): readonly string[] {
  const found = rule.tags.flatMap((tag) => pattern.exec(tag.value.toLowerCase())?.[1] ?? []);
  return [...new Set(found)];
}
