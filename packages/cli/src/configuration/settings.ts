import { levels, severities, type YamlNode } from '@sigmazuh/parser';
import { defaultLevels, standardName } from '@sigmazuh/wazuh';
import type { Configuration } from './configuration.ts';
import {
  checks,
  level,
  listNames,
  packNameOf,
  placeholders,
  type Say,
  text,
  texts,
  wazuhLevels,
} from './setting-values.ts';

/** One setting: what it takes from a value (`null` when it does not fit), and what counts when nothing is said. */
export interface Setting<Value> {
  readonly read: (node: YamlNode, say: Say) => Value | null;
  readonly standard: Value;
  /** Ends the sentence "… must be …". */
  readonly expected: string;
  /** Whether the value is paths, which start from the directory of the configuration. */
  readonly kind: 'paths' | 'other';
}

/** Every setting of `sigmazuh.yml`. */
export const settings: { readonly [Name in keyof Configuration]: Setting<Configuration[Name]> } = {
  rules: paths([]),
  out: path('dist'),
  ids: path<string | null>(null),
  rulesets: paths([]),
  pipelines: paths([]),
  filters: paths([]),
  approximate: {
    read: (node) => {
      const value = node.kind === 'scalar' ? node.value : null;
      return typeof value === 'boolean' ? (value ? 'allowed' : 'refused') : null;
    },
    standard: 'refused',
    expected: 'true or false',
    kind: 'other',
  },
  fixtures: paths([]),
  placeholders: {
    read: placeholders,
    standard: {},
    expected: 'a map from names to a value or a list of values',
    kind: 'other',
  },
  lists: {
    read: listNames,
    standard: {},
    expected: 'a map from placeholders to lists, such as etc/lists/jump-hosts',
    kind: 'other',
  },
  largeSets: {
    read: (node) => {
      const name = text(node);
      return name === 'rules' || name === 'lists' ? name : null;
    },
    standard: 'rules',
    expected: 'rules or lists',
    kind: 'other',
  },
  name: {
    read: packNameOf,
    standard: standardName,
    expected: 'a name of small letters, digits and hyphens that begins with a letter',
    kind: 'other',
  },
  levels: {
    read: wazuhLevels,
    standard: defaultLevels,
    expected: `a map from ${Object.keys(defaultLevels).join(', ')} to levels from 1 to 16, none below that of a less severe one`,
    kind: 'other',
  },
  exclude: {
    read: texts,
    standard: [],
    expected: 'a path, a pattern of paths or an id, or a list of them',
    kind: 'paths',
  },
  minLevel: { read: level, standard: null, expected: `one of ${levels.join(', ')}`, kind: 'other' },
  status: { read: texts, standard: [], expected: 'a status or a list of them', kind: 'other' },
  checks: {
    read: checks,
    standard: {},
    expected: `a map from ids of diagnostics to ${[...severities, 'off'].join(', ')}`,
    kind: 'other',
  },
};

function paths(standard: readonly string[]): Setting<readonly string[]> {
  const read = (node: YamlNode) => {
    const given = texts(node);
    return given?.every(isGiven) === true ? given : null;
  };
  return { read, standard, expected: 'a path or a list of paths', kind: 'paths' };
}

function path<Value extends string | null>(standard: Value): Setting<Value | string> {
  const read = (node: YamlNode) => {
    const given = text(node);
    return given !== null && isGiven(given) ? given : null;
  };
  return { read, standard, expected: 'a path', kind: 'paths' };
}

/** An empty path would be the directory itself. */
const isGiven = (path: string) => path.trim() !== '';
