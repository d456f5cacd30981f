import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Diagnostics, type Level, parseYaml, type YamlNode } from '@sigmazuh/parser';
import { defaultLevels, packName, standardName } from '@sigmazuh/wazuh';
import { UsageError } from './terminal.ts';

export const configurationFile = 'sigmazuh.yml';

/** What `sigmazuh.yml` says, and what counts without it. Paths start from the working directory. */
export interface Configuration {
  /** Sigma files and directories. */
  readonly rules: readonly string[];
  /** Where packs go. */
  readonly out: string;
  /** The id file; `null` = ids are numbered afresh at every build. */
  readonly ids: string | null;
  /** Directories of a manager's ruleset. */
  readonly rulesets: readonly string[];
  /** Pipeline files, layered over the built-in ones in this order. */
  readonly pipelines: readonly string[];
  /** Payload fixtures. */
  readonly fixtures: readonly string[];
  /** What `%name%` stands for under the `expand` modifier. */
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  /** What the pack is called: in file names, and so that two packs can stand on one manager. */
  readonly name: string;
  /** The Wazuh level of each Sigma level. */
  readonly levels: Readonly<Record<Level, number>>;
}

const defaults: Configuration = {
  rules: [],
  out: 'dist',
  ids: null,
  rulesets: [],
  pipelines: [],
  fixtures: [],
  placeholders: {},
  name: standardName,
  levels: defaultLevels,
};

const sigmaLevels = [
  'informational',
  'low',
  'medium',
  'high',
  'critical',
] as const satisfies readonly Level[];

/** One reader per key: what it takes from a value, or `null` when the value does not fit. */
const readers: { readonly [key in keyof Configuration]: (node: YamlNode) => Configuration[key] | null } = {
  rules: texts,
  out: text,
  ids: text,
  rulesets: texts,
  pipelines: texts,
  fixtures: texts,
  placeholders,
  name: packNameOf,
  levels: wazuhLevels,
};

const expected: { readonly [key in keyof Configuration]: string } = {
  rules: 'a path or a list of paths',
  out: 'a path',
  ids: 'a path',
  rulesets: 'a path or a list of paths',
  pipelines: 'a path or a list of paths',
  fixtures: 'a path or a list of paths',
  placeholders: 'a map from names to a value or a list of values',
  name: 'a name of small letters, digits and hyphens that begins with a letter',
  levels: `a map from ${sigmaLevels.join(', ')} to levels from 1 to 16, none below that of a less severe one`,
};

/**
 * Reads `sigmazuh.yml` in a directory; without one the defaults count.
 *
 * @throws UsageError naming file, line and column of what is wrong in it
 */
export function readConfiguration(workingDirectory: string): Configuration {
  const path = join(workingDirectory, configurationFile);
  if (!existsSync(path)) return defaults;
  const diagnostics = new Diagnostics();
  const [root] = parseYaml(readFileSync(path, 'utf8'), configurationFile, diagnostics);
  const problem = diagnostics.all[0];
  if (problem !== undefined) throw wrong(problem.range.start, problem.message);
  if (root === undefined) return defaults;
  if (root.kind !== 'map') throw wrong(root.range.start, 'the configuration is a map of settings');
  let configuration = defaults;
  for (const { key, value } of root.entries) {
    const name = key.text;
    if (!isSetting(name)) {
      throw wrong(key.range.start, `unknown setting "${name}"; known are ${Object.keys(readers).join(', ')}`);
    }
    const setting = readers[name](value);
    if (setting === null) throw wrong(value.range.start, `"${name}" must be ${expected[name]}`);
    configuration = { ...configuration, [name]: setting };
  }
  return configuration;
}

const isSetting = (name: string): name is keyof Configuration => Object.hasOwn(readers, name);

function wrong(at: { readonly line: number; readonly column: number }, message: string): UsageError {
  return new UsageError(`${configurationFile}:${at.line}:${at.column} ${message}`);
}

function text(node: YamlNode): string | null {
  return node.kind === 'scalar' && node.value !== null ? node.text : null;
}

function texts(node: YamlNode): readonly string[] | null {
  if (node.kind !== 'list') {
    const single = text(node);
    return single === null ? null : [single];
  }
  const all = node.items.map(text);
  return all.every((each) => each !== null) ? all : null;
}

function placeholders(node: YamlNode): Readonly<Record<string, readonly string[]>> | null {
  if (node.kind !== 'map') return null;
  const all: Record<string, readonly string[]> = {};
  for (const { key, value } of node.entries) {
    const values = texts(value);
    if (values === null) return null;
    all[key.text] = values;
  }
  return all;
}

function packNameOf(node: YamlNode): string | null {
  const name = text(node);
  return name !== null && packName.test(name) ? name : null;
}

/** Levels that are not named stay as they are; a more severe rule must not come out below a less severe one. */
function wazuhLevels(node: YamlNode): Readonly<Record<Level, number>> | null {
  if (node.kind !== 'map') return null;
  const levels = { ...defaultLevels };
  for (const { key, value } of node.entries) {
    const level = sigmaLevels.find((each) => each === key.text);
    const number = value.kind === 'scalar' ? value.value : null;
    if (level === undefined || typeof number !== 'number' || !Number.isInteger(number)) return null;
    if (number < 1 || number > 16) return null;
    levels[level] = number;
  }
  const ascending = sigmaLevels.map((level) => levels[level]);
  return ascending.every((each, at) => each >= (ascending[at - 1] ?? 0)) ? levels : null;
}
