import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Level } from '@sigmazuh/parser';
import type { LogSourcePattern } from '@sigmazuh/pipeline';
import { glue } from '../glue.ts';
import type { PlacedRule } from '../read-rules.ts';
import type { Detection } from './detection.ts';

/** What the documents made of one Wazuh rule have in common. */
export interface DocumentHead {
  readonly title: string;
  readonly id: string;
  readonly description: string;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  /** The Wazuh rule it was. */
  readonly origin: { readonly rule: number; readonly groups: readonly string[] };
}

/** The head of the document made of a rule; `part` tells several of one rule apart, by their log sources. */
export function headOf(rule: PlacedRule, part: string | null): DocumentHead {
  const texts = (name: string) =>
    rule.element.children.filter((each) => each.name === name).map(({ text }) => text);
  const title = titleOf(glue(texts('description')), rule.id);
  const mitre = rule.element.children
    .filter(({ name }) => name === 'mitre')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'id').map(({ text }) => text.trim()));
  const infos = rule.element.children.filter(({ name }) => name === 'info');
  const links = infos.filter(({ attributes }) => attributes.type === 'link').map(({ text }) => text.trim());
  const told = infos.filter(({ attributes }) => attributes.type !== 'link').map(({ text }) => text.trim());
  return {
    title: part === null ? title : `${title.slice(0, longestTitle - part.length - 3)} (${part})`,
    id: idFor(rule, part),
    description: [`Wazuh rule ${rule.id} of ${rule.file}.`, ...told].join('\n'),
    references: [...new Set(links.filter((each) => /^https?:\/\//.test(each)))],
    tags: [...new Set(mitre.flatMap(attackTag))],
    origin: { rule: rule.id, groups: groupsOf(rule) },
  };
}

const longestTitle = 256;

/** The description, in which the values of the alert are named only. */
function titleOf(description: string, id: number): string {
  const text = description
    .replaceAll(/\$\((?:win\.(?:eventdata|system)\.)?([^)]*)\)/g, '<$1>')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return (text === '' ? `Wazuh rule ${id}` : text).slice(0, longestTitle);
}

/**
 * An id that a rule keeps however it is edited, since it is made of its number and the name of its file. It has the
 * form of a random UUID, which Sigma asks for.
 */
export function idFor(rule: Pick<PlacedRule, 'id' | 'file'>, part: string | null): string {
  const name = `wazuh rule ${rule.id} of ${rule.file.slice(rule.file.lastIndexOf('/') + 1)} ${part ?? ''}`;
  const hex = bytesToHex(sha256(utf8ToBytes(name)));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const fields = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return fields.join('-');
}

function attackTag(id: string): readonly string[] {
  return /^T\d{4}(?:\.\d{3})?$/i.test(id) ? [`attack.${id.toLowerCase()}`] : [];
}

/** Its groups, by which dashboards sort alerts: no tag of Sigma's says them, so they are an attribute of their own. */
function groupsOf({ groups }: PlacedRule): readonly string[] {
  const named = groups.split(',').map((each) => each.trim());
  return [...new Set(named.filter((each) => each !== ''))];
}

/** A detection rule as its YAML has it. */
export function ruleDocument(
  head: DocumentHead,
  logSource: LogSourcePattern,
  { identifiers, condition }: Detection,
  level: Level,
  wazuhLevel: number,
): object {
  return {
    ...headLines(head),
    logsource: logSource,
    detection: { ...Object.fromEntries(identifiers), condition },
    level,
    sigmazuh: { level: wazuhLevel },
    wazuh: head.origin,
  };
}

/** The head's attributes; empty ones are left out. */
export function headLines({ title, id, description, references, tags }: DocumentHead): object {
  return {
    title,
    id,
    status: 'test',
    description,
    ...(references.length === 0 ? {} : { references }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

/** The level of Sigma's whose Wazuh level is nearest; of two, the higher. */
export function levelFor(wazuhLevel: number, levels: Readonly<Record<Level, number>>): Level {
  const order: readonly Level[] = ['critical', 'high', 'medium', 'low', 'informational'];
  return order.reduce((best, each) =>
    Math.abs(levels[each] - wazuhLevel) < Math.abs(levels[best] - wazuhLevel) ? each : best,
  );
}
