import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Diagnostics, didYouMean, parseYamlDocument } from '@sigmazuh/parser';
import { shownPath } from '../files/find-files.ts';
import { readNamedText } from '../files/read-text.ts';
import { UsageError } from '../terminal.ts';
import type { Configuration } from './configuration.ts';
import type { Say } from './setting-values.ts';
import { settings } from './settings.ts';

export const configurationFile = 'sigmazuh.yml';
const id = 'invalid-configuration';

/** Where a command looks for its configuration. */
export interface ConfigurationPlace {
  readonly workingDirectory: string;
  /** The file that `--config` names; without it `sigmazuh.yml` of the working directory, or the nearest above it. */
  readonly configuration?: string | null;
}

/**
 * Reads the configuration; without one the defaults count. Its paths come out relative to the working directory.
 *
 * @throws UsageError naming file, line and column of what is wrong in it
 */
export function readConfiguration(place: ConfigurationPlace): Configuration {
  const { workingDirectory } = place;
  const path = findConfiguration(place);
  if (path === null) return standard;
  const shown = shownPath(path, workingDirectory);
  const diagnostics = new Diagnostics();
  const configuration = parseConfiguration(readNamedText(shown, path), shown, diagnostics);
  const [problem] = diagnostics.all;
  if (problem !== undefined) {
    const { line, column } = problem.range.start;
    throw new UsageError(`${shown}:${line}:${column} ${problem.message}`);
  }
  return fromDirectory(configuration, dirname(path), workingDirectory);
}

/**
 * Reads the text of a configuration. Its paths come out as they are written.
 *
 * @param diagnostics receives all that is wrong in it; a setting with a mistake counts as not made
 */
export function parseConfiguration(text: string, file: string, diagnostics: Diagnostics): Configuration {
  const say: Say = (range, message, meant) => {
    const suggestion = meant === undefined ? {} : { suggestion: { range, text: meant } };
    diagnostics.report({ id, severity: 'error', range, message, ...suggestion });
  };
  const reading = new Diagnostics();
  const root = parseYamlDocument(text, file, { id, called: 'a configuration' }, reading);
  for (const each of reading.all) if (each.id !== 'empty-file') diagnostics.report(each);
  if (root === null || (root.kind === 'scalar' && root.value === null)) return standard;
  if (root.kind !== 'map') {
    say(root.range, 'the configuration is a map of settings');
    return standard;
  }
  let configuration = standard;
  for (const { key, value } of root.entries) {
    const name = key.text;
    if (!isSetting(name)) {
      const known = Object.keys(settings);
      const { hint = `known are ${known.join(', ')}`, meant } = didYouMean(name, known);
      say(key.range, `unknown setting "${name}"; ${hint}`, meant);
      continue;
    }
    // A setting without a value is one that somebody is about to fill in.
    if (value.kind === 'scalar' && value.value === null) continue;
    const setting = settings[name].read(value, say);
    if (setting === null) say(value.range, `"${name}" must be ${settings[name].expected}`);
    else configuration = { ...configuration, [name]: setting };
  }
  return configuration;
}

/** The file that counts, by its absolute path; `null` where there is none. */
export function findConfiguration({ workingDirectory, configuration }: ConfigurationPlace): string | null {
  if (configuration !== undefined && configuration !== null) return resolve(workingDirectory, configuration);
  for (let directory = resolve(workingDirectory); ; directory = dirname(directory)) {
    const path = join(directory, configurationFile);
    if (existsSync(path)) return path;
    if (dirname(directory) === directory) return null;
  }
}

function fromDirectory(configuration: Configuration, base: string, workingDirectory: string): Configuration {
  if (base === resolve(workingDirectory)) return configuration;
  const moved = (path: string) =>
    isRuleId(path) ? path : shownPath(resolve(base, path), workingDirectory) || '.';
  const changed = Object.entries(configuration).map(([name, value]) => {
    if (!isSetting(name) || settings[name].kind !== 'paths') return [name, value];
    if (typeof value === 'string') return [name, moved(value)];
    return [name, Array.isArray(value) ? value.map((each) => moved(String(each))) : value];
  });
  return { ...configuration, ...Object.fromEntries(changed) };
}

/** `exclude` names rules by their ids as well. */
const isRuleId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const isSetting = (name: string): name is keyof Configuration => Object.hasOwn(settings, name);

const standard: Configuration = {
  rules: settings.rules.standard,
  out: settings.out.standard,
  ids: settings.ids.standard,
  rulesets: settings.rulesets.standard,
  pipelines: settings.pipelines.standard,
  filters: settings.filters.standard,
  approximate: settings.approximate.standard,
  fixtures: settings.fixtures.standard,
  placeholders: settings.placeholders.standard,
  lists: settings.lists.standard,
  largeSets: settings.largeSets.standard,
  name: settings.name.standard,
  levels: settings.levels.standard,
  exclude: settings.exclude.standard,
  minLevel: settings.minLevel.standard,
  status: settings.status.standard,
  checks: settings.checks.standard,
};
