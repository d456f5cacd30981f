import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma, type SigmaRule } from '@sigmazuh/parser';

export const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));

export const sharedIsPresent = existsSync(shared);

/** The folders of SigmaHQ's rules, without those it marks as unsupported by its own tools. */
export const ruleFolders = [
  'rules',
  'rules-compliance',
  'rules-emerging-threats',
  'rules-threat-hunting',
  'rules-placeholder',
];

/** The rules; read once, and frozen. */
export function readCorpus(): readonly SigmaRule[] {
  corpus ??= readCorpusFiles();
  return corpus;
}

let corpus: readonly SigmaRule[] | null = null;

function readCorpusFiles(): readonly SigmaRule[] {
  const root = join(shared, 'sigmahq');
  return ruleFolders.flatMap((folder) => readRulesOf(join(root, folder), root));
}

/** The rules that can be read of those in a folder. */
export function readRulesOf(folder: string, root = folder): readonly SigmaRule[] {
  return ['.yml', '.yaml']
    .flatMap((ending) => filesUnder(folder, ending))
    .flatMap((file) => parseSigma(readFileSync(file, 'utf8'), file.slice(root.length + 1), new Diagnostics()))
    .filter((document) => document.kind === 'rule');
}

/** The stock ruleset as a manager loads it by default. */
export function readStock(): StockSources {
  stock ??= readStockFiles();
  return stock;
}

let stock: StockSources | null = null;
type StockSources = ReturnType<typeof readStockFiles>;

function readStockFiles() {
  const root = join(shared, 'wazuh-4.14.7');
  return {
    rules: textsIn(join(root, 'rules')).filter((file) => file.name !== '0215-policy_rules.xml'),
    decoders: textsIn(join(root, 'decoders')),
    lists: new Map(
      filesUnder(join(root, 'lists'), '').map((file) => [
        `etc/lists/${file.slice(join(root, 'lists').length + 1)}`,
        readFileSync(file, 'utf8'),
      ]),
    ),
  };
}

/** One of SigmaHQ's regression events, with what matches it and what stock Wazuh makes of it. */
export interface RegressionEvent {
  readonly id: string;
  readonly winevt: { readonly Event: string; readonly Message: string };
  readonly sigmaRules: readonly { readonly id: string; readonly level: string }[];
  readonly wazuhStock: {
    readonly outcome: string;
    readonly rule: { readonly id: string; readonly level: number } | null;
  };
}

export function readRegressionEvents(): readonly RegressionEvent[] {
  return readFileSync(join(shared, 'events', 'regression.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): RegressionEvent => JSON.parse(line));
}

function textsIn(directory: string): readonly SourceFile[] {
  return filesUnder(directory, '.xml').map((file) => ({
    name: basename(file),
    text: readFileSync(file, 'utf8'),
  }));
}

function filesUnder(directory: string, ending: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
