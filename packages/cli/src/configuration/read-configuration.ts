import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Diagnostic,
  Diagnostics,
  parseYamlDocument,
  type SchemaMistake,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '@sigmazuh/parser';
import { catalogue } from '../diagnostics/catalogue.ts';
import { shownPath } from '../files/find-files.ts';
import { readNamedText } from '../files/read-text.ts';
import { UsageError } from '../terminal.ts';
import type { Configuration } from './configuration.ts';
import { readAgainstSchema } from './schema.ts';
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
    const hint = problem.hint === undefined ? '' : `; ${problem.hint}`;
    throw new UsageError(`${shown}:${line}:${column} ${problem.message}${hint}`);
  }
  return fromDirectory(configuration, dirname(path), workingDirectory);
}

/**
 * Reads the text of a configuration. Its paths come out as they are written.
 *
 * @param diagnostics receives all that is wrong in it; a setting with a mistake counts as not made
 */
export function parseConfiguration(text: string, file: string, diagnostics: Diagnostics): Configuration {
  const reading = new Diagnostics();
  const root = parseYamlDocument(text, file, { id, called: 'a configuration' }, reading);
  for (const each of reading.all) if (each.id !== 'empty-file') diagnostics.report(each);
  if (root === null || isUnset(root)) return standard;
  // A setting without a value is one that somebody is about to fill in.
  const written = root.kind === 'map' ? withEntries(root, ({ value }) => !isUnset(value)) : root;
  const { mistakes } = readAgainstSchema(written);
  for (const mistake of mistakes) diagnostics.report(told(mistake));
  if (written.kind !== 'map') return standard;
  const say: Say = (range, message) => diagnostics.report({ id, severity: 'error', range, message });
  let configuration = standard;
  for (const { key, value } of withoutMistakes(written, mistakes).entries) {
    if (!isSetting(key.text)) continue;
    const setting = settings[key.text].read(value, say);
    if (setting !== null) configuration = { ...configuration, [key.text]: setting };
  }
  return configuration;
}

const isUnset = (node: YamlNode): boolean => node.kind === 'scalar' && node.value === null;

const withEntries = (map: YamlMap, keeps: (entry: YamlEntry) => boolean): YamlMap => ({
  ...map,
  entries: map.entries.filter(keeps),
});

/** The settings that can be used; of the diagnostics' settings each is one by itself. */
function withoutMistakes(root: YamlMap, mistakes: readonly SchemaMistake[]): YamlMap {
  const isRight = (path: string) => mistakes.every((each) => !`${each.path}/`.startsWith(`${path}/`));
  const entries = root.entries.map(({ key, value }) =>
    key.text === 'checks' && value.kind === 'map'
      ? { key, value: withEntries(value, (each) => isRight(`checks/${each.key.text}`)) }
      : { key, value },
  );
  return { ...root, entries: entries.filter(({ key }) => key.text === 'checks' || isRight(key.text)) };
}

/** A mistake as it is told; of diagnostics there are too many to name them all. */
function told({ range, message, details, unknown, path }: SchemaMistake): Diagnostic {
  const diagnostic = { id, severity: 'error', range } as const;
  const { meant } = details;
  const suggestion = meant === undefined ? {} : { suggestion: { range, text: meant } };
  if (unknown === undefined || path !== `checks/${unknown}`)
    return {
      ...diagnostic,
      message,
      ...(details.hint === undefined ? {} : { hint: details.hint }),
      ...suggestion,
    };
  if (catalogue.has(unknown)) {
    return {
      ...diagnostic,
      message: `"${unknown}" stays an error: without what it is about there is nothing to go on with`,
    };
  }
  const hint = meant === undefined ? 'sigmazuh list checks names them' : details.hint;
  return {
    ...diagnostic,
    message: `no diagnostic is called "${unknown}"`,
    ...(hint === undefined ? {} : { hint }),
    ...suggestion,
  };
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
