import { type Level, levels, type SourceRange, severities, type YamlNode } from '@sigmazuh/parser';
import { defaultLevels } from '@sigmazuh/wazuh';
import type { CheckSetting } from '../diagnostics/catalogue.ts';

/*
 * Values of settings that follow the schema, as they are used. Texts are what is written: `0644` is no number here.
 */

/** How a setting says what is wrong with its value. */
export type Say = (range: SourceRange, message: string) => void;

export function text(node: YamlNode): string {
  return node.kind === 'scalar' ? node.text : '';
}

export function texts(node: YamlNode): readonly string[] {
  return node.kind === 'list' ? node.items.map(text) : [text(node)];
}

/** A map with each value as `read` has it. */
export function mapOf<Value>(
  node: YamlNode,
  read: (node: YamlNode) => Value,
): Readonly<Record<string, Value>> {
  if (node.kind !== 'map') return {};
  return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, read(value)]));
}

const ascendingLevels = [
  'informational',
  'low',
  'medium',
  'high',
  'critical',
] as const satisfies readonly Level[];

/** Levels that are not named stay as they are; a more severe rule must not come out below a less severe one. */
export function wazuhLevels(node: YamlNode, say: Say): Readonly<Record<Level, number>> | null {
  const chosen = { ...defaultLevels, ...mapOf(node, (value) => Number(text(value))) };
  const lower = ascendingLevels.find((name, at) => {
    const next = ascendingLevels[at + 1];
    return next !== undefined && chosen[next] < chosen[name];
  });
  if (lower === undefined) return chosen;
  const upper = ascendingLevels[ascendingLevels.indexOf(lower) + 1] ?? lower;
  say(
    node.range,
    `in "levels" ${upper} is ${chosen[upper]}, below ${lower}, which is ${chosen[lower]}; none may be below that of a less severe one`,
  );
  return null;
}

export function level(node: YamlNode): Level | null {
  return levels.find((each) => each === text(node)) ?? null;
}

export function checkSetting(node: YamlNode): CheckSetting {
  return [...severities, 'off' as const].find((each) => each === text(node)) ?? 'off';
}
