import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RulesetSources, readDecoders, type SourceFile } from '../../src/index.ts';

/** The folder of recordings beside the repository, when it is there. */
export function referenceFolder(): string | null {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const candidate = join(folder, '..', 'shared');
    if (existsSync(join(folder, '.git')) && existsSync(join(candidate, 'conformance'))) return candidate;
    folder = dirname(folder);
  }
  return null;
}

/** What tests that need it are called when it is not there. */
export const missingReference = 'skipped: ../shared not present';

export function readLines(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

export function readXmlFiles(folder: string): readonly SourceFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Not among what a manager loads as shipped. */
const excludedRules = '0215-policy_rules.xml';
/** The template rules, which every manager has. */
const templateRules = '0010-rules_config.xml';

export interface StockSources {
  readonly templates: RulesetSources;
  readonly whole: Required<RulesetSources>;
  readonly decoderFiles: readonly SourceFile[];
}

/** The stock ruleset, whole, and its template rules with all decoders, which are loaded once for all. */
export function readStock(reference: string): StockSources {
  const sources = known.get(reference) ?? readStockFiles(reference);
  known.set(reference, sources);
  return sources;
}

const known = new Map<string, StockSources>();

function readStockFiles(reference: string): StockSources {
  const folder = join(reference, 'wazuh-4.14.7');
  const decoderFiles = readXmlFiles(join(folder, 'decoders'));
  const decoders = readDecoders(decoderFiles);
  const rules = readXmlFiles(join(folder, 'rules')).filter(({ name }) => name !== excludedRules);
  const templates = rules.filter(({ name }) => basename(name) === templateRules);
  const lists = new Map(readLists(join(folder, 'lists'), 'etc/lists'));
  return { templates: { rules: templates, decoders }, whole: { rules, decoders, lists }, decoderFiles };
}

function readLists(folder: string, declared: string): [string, string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = join(folder, entry.name);
    const name = `${declared}/${entry.name}`;
    return entry.isDirectory() ? readLists(path, name) : [[name, readFileSync(path, 'utf8')]];
  });
}
