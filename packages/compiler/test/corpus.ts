import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';

const folder = resolve(import.meta.dirname, '../../../../shared/sigmahq');

export const hasCorpus = existsSync(folder);

/** What to say in a test's name when the reference rules do not lie beside the repository. */
export const corpusNote = hasCorpus ? '' : ' (skipped: ../shared not present)';

/** Every rule of the reference corpus that the parser accepts. */
export function corpusRules(): readonly SigmaRule[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .toSorted()
    .flatMap((name) => parseSigma(readFileSync(join(folder, name), 'utf8'), name, new Diagnostics()))
    .filter((document) => document.kind === 'rule');
}
