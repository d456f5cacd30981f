import type { YamlNode } from '@sigmazuh/parser';
import { defaultLevels, standardName } from '@sigmazuh/wazuh';
import type { Configuration } from './configuration.ts';
import { checkSetting, level, mapOf, type Say, text, texts, wazuhLevels } from './setting-values.ts';

/** One setting: what its value means, and what counts when nothing is said. */
interface Setting<Value> {
  /** Reads a value that follows the schema; `null` when there is something else against it, which is said. */
  readonly read: (node: YamlNode, say: Say) => Value | null;
  readonly standard: Value;
  /** Whether the value is paths, which start from the directory of the configuration. */
  readonly kind: 'paths' | 'other';
}

const paths: Setting<readonly string[]> = { read: texts, standard: [], kind: 'paths' };

/** Every setting of `sigmazuh.yml`. */
export const settings: { readonly [Name in keyof Configuration]: Setting<Configuration[Name]> } = {
  rules: paths,
  out: { read: text, standard: 'dist', kind: 'paths' },
  ids: { read: text, standard: null, kind: 'paths' },
  rulesets: paths,
  pipelines: paths,
  filters: paths,
  approximate: {
    read: (node) => (text(node) === 'true' ? 'allowed' : 'refused'),
    standard: 'refused',
    kind: 'other',
  },
  fixtures: paths,
  placeholders: { read: (node) => mapOf(node, texts), standard: {}, kind: 'other' },
  lists: { read: (node) => mapOf(node, text), standard: {}, kind: 'other' },
  largeSets: {
    read: (node) => (text(node) === 'lists' ? 'lists' : 'rules'),
    standard: 'rules',
    kind: 'other',
  },
  name: { read: text, standard: standardName, kind: 'other' },
  levels: { read: wazuhLevels, standard: defaultLevels, kind: 'other' },
  exclude: paths,
  minLevel: { read: level, standard: null, kind: 'other' },
  status: { read: texts, standard: [], kind: 'other' },
  checks: { read: (node) => mapOf(node, checkSetting), standard: {}, kind: 'other' },
};
