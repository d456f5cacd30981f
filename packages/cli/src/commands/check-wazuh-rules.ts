import { resolve } from 'node:path';
import { lintRules } from '@sigmazuh/adopt';
import type { Diagnostics, SourceText } from '@sigmazuh/parser';
import { packMarkOf } from '@sigmazuh/wazuh';
import { type FileKind, findFiles, packFiles, yamlFiles } from '../files/find-files.ts';
import { readText, reportUnreadable } from '../files/read-text.ts';
import { readRuleset } from '../files/rules/read-ruleset.ts';

/** Named paths by what is to be read there: rule files of Wazuh, or Sigma. */
interface CheckedPaths {
  readonly wazuh: readonly string[];
  readonly sigma: readonly string[];
}

/** A file that ends with `.xml` holds Wazuh rules, as does a directory with such files below and none of YAML. */
export function sortPaths(paths: readonly string[], workingDirectory: string): CheckedPaths {
  const isWazuh = (path: string) => path.endsWith('.xml') || holdsRuleFiles(resolve(workingDirectory, path));
  return {
    wazuh: paths.filter(isWazuh),
    sigma: paths.filter((path) => !isWazuh(path)),
  };
}

function holdsRuleFiles(directory: string): boolean {
  const found = (kind: FileKind) => {
    try {
      return findFiles([directory], kind, directory, () => undefined).length > 0;
    } catch {
      // No directory, or one without such files: whoever reads it says why.
      return false;
    }
  };
  return !found(yamlFiles) && found(packFiles);
}

/** People keep decoders beside their rules; a manager has a directory for each. */
const holdsDecoders = (text: string): boolean => /<decoder\s/.test(text) && !/<rule\s/.test(text);

/** What was read as hand-written rules, and how many files were none since a build of this tool wrote them. */
interface LintedFiles {
  readonly read: readonly SourceText[];
  readonly ofPacks: number;
}

/**
 * Lints hand-written rule files; those of packs are left out, and decoders where a directory is named.
 *
 * @param rulesets directories of the manager's ruleset, under whose rules they hang
 */
export function lintWazuhRules(
  paths: readonly string[],
  rulesets: readonly string[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): LintedFiles {
  if (paths.length === 0) return { read: [], ofPacks: 0 };
  const problem = (each: { readonly shown: string; readonly reason: string }) =>
    reportUnreadable(each, diagnostics);
  const texts = findFiles(paths, packFiles, workingDirectory, problem).flatMap(
    (file) => readText(file, problem) ?? [],
  );
  const handWritten = texts.filter(({ file, text }) => packMarkOf({ name: file, text }) === null);
  const sources = handWritten.filter(({ file, text }) => paths.includes(file) || !holdsDecoders(text));
  const ruleset = rulesets.flatMap((path) => readRuleset(path, workingDirectory).rules);
  lintRules(sources, diagnostics, rulesets.length === 0 ? {} : { ruleset });
  return { read: sources, ofPacks: texts.length - handWritten.length };
}
