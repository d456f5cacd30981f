import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { lintRules } from '@sigmazuh/adopt';
import type { Diagnostics, SourceText } from '@sigmazuh/parser';
import { packMarkOf } from '@sigmazuh/wazuh';
import { findFiles, xmlFiles } from '../files/find-files.ts';
import { readRuleset } from '../files/read-ruleset.ts';
import { readText, reportUnreadable } from '../files/read-text.ts';

/** Named paths by what is to be read there: rule files of Wazuh, or Sigma. */
export interface CheckedPaths {
  readonly wazuh: readonly string[];
  readonly sigma: readonly string[];
}

/** A file that ends with `.xml` holds Wazuh rules, as does a directory with such files and none of YAML. */
export function sortPaths(paths: readonly string[], workingDirectory: string): CheckedPaths {
  const isWazuh = (path: string) => path.endsWith('.xml') || holdsRuleFiles(resolve(workingDirectory, path));
  return {
    wazuh: paths.filter(isWazuh),
    sigma: paths.filter((path) => !isWazuh(path)),
  };
}

function holdsRuleFiles(directory: string): boolean {
  try {
    const names = readdirSync(directory);
    return names.some((name) => name.endsWith('.xml')) && !names.some((name) => /\.ya?ml$/.test(name));
  } catch {
    // No directory: whoever reads it says why.
    return false;
  }
}

/**
 * Lints hand-written rule files; those of packs are left out.
 *
 * @param rulesets directories of the manager's ruleset, under whose rules they hang
 * @returns the files read
 */
export function lintWazuhRules(
  paths: readonly string[],
  rulesets: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly SourceText[] {
  if (paths.length === 0) return [];
  const problem = (each: { readonly shown: string; readonly reason: string }) =>
    reportUnreadable(each, diagnostics);
  const sources = findFiles(paths, xmlFiles, workingDirectory, problem)
    .flatMap((file) => readText(file, problem) ?? [])
    .filter(({ file, text }) => packMarkOf({ name: file, text }) === null);
  const ruleset = rulesets.flatMap((path) => readRuleset(path, workingDirectory).rules);
  lintRules(sources, diagnostics, rulesets.length === 0 ? {} : { ruleset });
  return sources;
}
