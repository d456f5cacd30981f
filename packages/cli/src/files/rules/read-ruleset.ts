import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { NamedText, RulesetTexts } from '@sigmazuh/explain';
import { globSync } from 'tinyglobby';
import { UsageError } from '../../terminal.ts';
import { byCodeUnits, findFiles, xmlFiles } from '../find-files.ts';

/** A manager's default configuration leaves this file out (`<rule_exclude>`). */
const excludedByDefault = '0215-policy_rules.xml';

/**
 * Reads `--ruleset DIR`: a directory laid out like a manager's (`rules/`, `decoders/`, `lists/`), or one of rule files.
 *
 * @throws UsageError when it is neither
 */
export function readRuleset(path: string, workingDirectory: string): RulesetTexts {
  const directory = resolve(workingDirectory, path);
  const kind = statSync(directory, { throwIfNoEntry: false });
  if (kind === undefined) throw new UsageError(`${path}: no such directory`);
  if (!kind.isDirectory()) {
    throw new UsageError(`${path}: a file, where the directory of a manager's rules is asked for`);
  }
  const laidOut = isDirectory(join(directory, 'rules'));
  const rules = readDirectory(laidOut ? join(directory, 'rules') : directory, '.xml');
  if (rules.length === 0) throw new UsageError(`${path}: holds no rule files (rules/*.xml or *.xml)`);
  return {
    rules: rules.filter((file) => file.name !== excludedByDefault),
    decoders: laidOut ? readDirectory(join(directory, 'decoders'), '.xml') : [],
    lists: laidOut ? readLists(join(directory, 'lists')) : [],
  };
}

/** Reads the files that `--rules` or `--decoders` name: files, or all `*.xml` of a directory. */
export function readXmlFiles(paths: readonly string[], workingDirectory: string): readonly NamedText[] {
  if (paths.length === 0) return [];
  return findFiles(paths, xmlFiles, workingDirectory).map((file) => ({
    name: basename(file.absolute),
    text: readText(file.absolute),
  }));
}

/** Reads `--list FILE=NAME`, `NAME` being the text of the manager's `<list>`. */
export function readList(option: string, workingDirectory: string): NamedText {
  const separator = option.lastIndexOf('=');
  if (separator < 1)
    throw new UsageError(`--list ${option}: write FILE=NAME, e.g. lists/users=etc/lists/users`);
  const file = resolve(workingDirectory, option.slice(0, separator));
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UsageError(`--list ${option}: no such file`);
  }
  return { name: option.slice(separator + 1), text: readText(file) };
}

function readLists(directory: string): readonly NamedText[] {
  if (!isDirectory(directory)) return [];
  return globSync('**/*', { cwd: directory, expandDirectories: false })
    .filter((path) => !path.endsWith('.cdb'))
    .sort(byCodeUnits)
    .map((path) => ({ name: `etc/lists/${path}`, text: readText(join(directory, path)) }));
}

function readDirectory(directory: string, extension: string): readonly NamedText[] {
  if (!isDirectory(directory)) return [];
  return globSync(`*${extension}`, { cwd: directory, expandDirectories: false })
    .sort(byCodeUnits)
    .map((path) => ({ name: basename(path), text: readText(join(directory, path)) }));
}

const readText = (path: string): string => readFileSync(path, 'utf8');

const isDirectory = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
