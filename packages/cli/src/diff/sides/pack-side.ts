import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRuleFile } from '@sigmazuh/wazuh';
import { systemReason } from '../../files/file-errors.ts';
import { recordOf, type Unread } from '../../files/record-of.ts';
import { manifestName, readManifestIn } from '../../project/pack-files.ts';
import { UsageError } from '../../terminal.ts';
import { PackMeaning } from '../meaning/pack-meaning.ts';
import { type ComparedRule, highest, type Side } from './side.ts';

type FileRule = ReturnType<typeof readRuleFile>[number];

/**
 * A pack on disk as one side. Its rules are compared as a manager sees them: what they ask for and what they hang
 * under, ids put aside.
 *
 * @throws UsageError when the directory holds no pack of this tool
 */
export function packSide(name: string, directory: string): Side {
  const found = readManifestIn(directory);
  if (found.kind !== 'ours')
    throw new UsageError(`${name}: its ${manifestName} was not written by this tool`);
  const rules = new Map<number, FileRule>();
  for (const path of found.files.filter((each) => /^[^/]+\.xml$/.test(each))) {
    for (const rule of readRuleFile(read(join(directory, path)))) rules.set(rule.id, rule);
  }
  const manifest: Unread = JSON.parse(read(join(directory, manifestName)));
  const entries = Array.isArray(manifest.rules) ? manifest.rules.map(recordOf) : [];
  const meaning = new PackMeaning(rules);
  return {
    name,
    rules: entries.map((entry) => comparedRule(entry, rules, meaning)),
    wazuhRules: rules.size,
  };
}

function comparedRule(
  entry: Unread,
  rules: ReadonlyMap<number, FileRule>,
  meaning: PackMeaning,
): ComparedRule {
  const title = textOf(entry.title) ?? '';
  const ids = (Array.isArray(entry.wazuhIds) ? entry.wazuhIds : []).filter((id) => typeof id === 'number');
  return {
    key: textOf(entry.id) ?? title,
    title,
    path: textOf(entry.path) ?? '',
    level: textOf(entry.level),
    wazuhLevel: highest(ids.flatMap((id) => rules.get(id)?.level ?? [])),
    status: entry.status === 'converted' ? 'converted' : 'refused',
    reason: textOf(entry.reason),
    meaning:
      ids.length === 0
        ? `refused: ${textOf(entry.logSource) ?? ''}`
        : ids
            .map((id) => meaning.of(id))
            .sort()
            .join('\n'),
    cost: meaning.costOf(ids),
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
