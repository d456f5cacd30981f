import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Diagnostics, parseYaml, type YamlNode } from '@sigmazuh/parser';
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
}

const defaults: Configuration = {
  rules: [],
  out: 'dist',
  ids: null,
  rulesets: [],
  pipelines: [],
  fixtures: [],
  placeholders: {},
};

/** One reader per key: what it takes from a value, or `null` when the value does not fit. */
const readers: { readonly [key in keyof Configuration]: (node: YamlNode) => Configuration[key] | null } = {
  rules: texts,
  out: text,
  ids: text,
  rulesets: texts,
  pipelines: texts,
  fixtures: texts,
  placeholders,
};

const expected: { readonly [key in keyof Configuration]: string } = {
  rules: 'a path or a list of paths',
  out: 'a path',
  ids: 'a path',
  rulesets: 'a path or a list of paths',
  pipelines: 'a path or a list of paths',
  fixtures: 'a path or a list of paths',
  placeholders: 'a map from names to a value or a list of values',
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
