import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Diagnostics, parseSigma, type SigmaDocument } from '@sigmazuh/parser';
import type { WindowsEvent } from '../../src/index.ts';

/** The reference material beside the repository, if it is there. */
export function sharedDirectory(): string | undefined {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'nx.json'))) {
    if (dirname(directory) === directory) return undefined;
    directory = dirname(directory);
  }
  const shared = join(directory, '..', 'shared');
  return existsSync(shared) ? shared : undefined;
}

export interface RegressionEvent {
  readonly id: string;
  readonly winevt: WindowsEvent;
  readonly sigmaFields: Readonly<Record<string, string>>;
  readonly sigmaRules: readonly { readonly id: string }[];
}

export function readRegressionEvents(shared: string): readonly RegressionEvent[] {
  const lines = readFileSync(join(shared, 'events', 'regression.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): RegressionEvent => JSON.parse(line));
}

/** All documents of the corpus that the parser reads. */
export function readCorpus(shared: string): readonly SigmaDocument[] {
  const root = join(shared, 'sigmahq');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yml'),
  );
  return files.sort().flatMap((file) => {
    return parseSigma(readFileSync(join(root, file), 'utf8'), file, new Diagnostics());
  });
}
