import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Diagnostics, parseSigma, type SigmaDocument, type SigmaRule } from '@sigmazuh/parser';
import { buildPack, type Pack, type RuleFile, readIdFile } from '@sigmazuh/wazuh';
import { readPipeline, type WazuhPipeline } from '@sigmazuh/wazuh-events';
import { globSync } from 'tinyglobby';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

/** This project's own rules. */
export function ownRules(): readonly SigmaRule[] {
  return readDocuments('sigma/**/*.yml').filter((document) => document.kind === 'rule');
}

function readDocuments(pattern: string): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const documents = globSync(pattern, { cwd: projectRoot })
    .sort()
    .flatMap((path) => parseSigma(readFileSync(join(projectRoot, path), 'utf8'), path, diagnostics));
  if (diagnostics.hasErrors) throw new Error(JSON.stringify(diagnostics.all));
  return documents;
}

/** This project's own correlations, with the rules they refer to. */
export function ownCorrelations(): readonly SigmaDocument[] {
  return readDocuments('correlations/*.yml');
}

/** What the project's configuration says of its log sources. */
export function ownPipelines(): readonly WazuhPipeline[] {
  const diagnostics = new Diagnostics();
  const file = 'pipelines/linux-lines.yml';
  const pipeline = readPipeline(readFileSync(join(projectRoot, file), 'utf8'), file, diagnostics);
  if (pipeline === null) throw new Error(JSON.stringify(diagnostics.all));
  return [pipeline];
}

/**
 * The pack made of them with the project's id file, as `sigmazuh build` makes it.
 *
 * @param ruleset the manager's rule files; a stock manager without them
 */
export function ownPack(ruleset?: readonly RuleFile[]): Pack {
  const ids = readIdFile(readFileSync(join(projectRoot, 'wazuh-ids.yml'), 'utf8'));
  if (!('file' in ids)) throw new Error(ids.error);
  return buildPack(ownRules(), {
    ids: ids.file,
    pipelines: ownPipelines(),
    ...(ruleset === undefined ? {} : { ruleset }),
  });
}

/** A pattern of the pack with the rule it stands in. */
export interface PackPattern {
  readonly rule: string;
  readonly element: string;
  readonly pattern: string;
}

/** Every PCRE2 pattern that the rules of a pack hold. */
export function patternsOf(pack: Pack): readonly PackPattern[] {
  return pack.rules.flatMap(({ id, options }) =>
    options.flatMap(({ name, attributes, content }) =>
      attributes.type === 'pcre2' && typeof content === 'string'
        ? [{ rule: String(id), element: name, pattern: content }]
        : [],
    ),
  );
}
