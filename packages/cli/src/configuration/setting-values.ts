import {
  didYouMean,
  type Level,
  levels,
  type SourceRange,
  severities,
  type YamlNode,
} from '@sigmazuh/parser';
import { defaultLevels, packName } from '@sigmazuh/wazuh';
import { type CheckSetting, canBeChanged, catalogue } from '../diagnostics/catalogue.ts';

/** How a setting says what is wrong with a part of its value. */
export type Say = (range: SourceRange, message: string, meant?: string) => void;

export function text(node: YamlNode): string | null {
  return node.kind === 'scalar' && node.value !== null ? node.text : null;
}

export function texts(node: YamlNode): readonly string[] | null {
  if (node.kind !== 'list') {
    const single = text(node);
    return single === null ? null : [single];
  }
  const all = node.items.map(text);
  return all.every((each) => each !== null) ? all : null;
}

export function placeholders(node: YamlNode): Readonly<Record<string, readonly string[]>> | null {
  if (node.kind !== 'map') return null;
  const all = new Map<string, readonly string[]>();
  for (const { key, value } of node.entries) {
    const values = texts(value);
    if (values === null) return null;
    all.set(key.text, values);
  }
  return Object.fromEntries(all);
}

/** How `ossec.conf` calls a list of the user's own. */
export const listName = /^etc\/lists\/[\w.-]+$/;

/** The names of lists as `ossec.conf` has them. */
export function listNames(node: YamlNode): Readonly<Record<string, string>> | null {
  if (node.kind !== 'map') return null;
  const all = new Map<string, string>();
  for (const { key, value } of node.entries) {
    const name = text(value);
    if (name === null || !listName.test(name)) return null;
    all.set(key.text, name);
  }
  return Object.fromEntries(all);
}

export function packNameOf(node: YamlNode): string | null {
  const name = text(node);
  return name !== null && packName.test(name) ? name : null;
}

const ascendingLevels = [
  'informational',
  'low',
  'medium',
  'high',
  'critical',
] as const satisfies readonly Level[];

/** Levels that are not named stay as they are; a more severe rule must not come out below a less severe one. */
export function wazuhLevels(node: YamlNode): Readonly<Record<Level, number>> | null {
  if (node.kind !== 'map') return null;
  const chosen = { ...defaultLevels };
  for (const { key, value } of node.entries) {
    const name = ascendingLevels.find((each) => each === key.text);
    const number = value.kind === 'scalar' ? value.value : null;
    if (name === undefined || typeof number !== 'number' || !Number.isInteger(number)) return null;
    if (number < 1 || number > 16) return null;
    chosen[name] = number;
  }
  const ascending = ascendingLevels.map((name) => chosen[name]);
  return ascending.every((each, at) => each >= (ascending[at - 1] ?? 0)) ? chosen : null;
}

export function level(node: YamlNode): Level | null {
  return levels.find((each) => each === text(node)) ?? null;
}

export function checks(node: YamlNode, say: Say): Readonly<Record<string, CheckSetting>> | null {
  if (node.kind !== 'map') return null;
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) => {
      const id = key.text;
      if (!catalogue.has(id)) {
        const { hint, meant } = didYouMean(id, catalogue.keys());
        say(key.range, `no diagnostic is called "${id}"${hint === undefined ? '' : `; ${hint}`}`, meant);
        return [];
      }
      if (!canBeChanged(id)) {
        say(key.range, `"${id}" stays an error: without what it is about there is nothing to go on with`);
        return [];
      }
      const written = value.kind === 'scalar' ? value.text : '';
      const setting = checkSettings.find((each) => each === written);
      if (setting === undefined) {
        const { meant } = didYouMean(written, checkSettings);
        say(value.range, `"${id}" must be one of ${checkSettings.join(', ')}`, meant);
        return [];
      }
      return [[id, setting] as const];
    }),
  );
}

const checkSettings = [...severities, 'off'] as const;
