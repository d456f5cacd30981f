import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileRule, readRuleFile } from '@sigmazuh/wazuh';
import { systemReason } from '../../files/file-errors.ts';
import { recordOf, type Unread } from '../../files/record-of.ts';
import { manifestName, readManifestIn } from '../../project/pack-files.ts';
import { UsageError } from '../../terminal.ts';
import { PackMeaning } from '../meaning/pack-meaning.ts';
import { PackCost } from './pack-cost.ts';
import { type ComparedRule, type ExactMeaning, highest, type Side } from './side.ts';

/**
 * A pack on disk as one side. Its rules are compared by the fingerprints of its manifest; where that has none, as a manager
 * sees them: what they ask for and what they hang under, ids put aside.
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
  const reading = {
    rules,
    meaning: new PackMeaning(rules),
    cost: new PackCost(rules, entries.map(alertsOf)),
  };
  return { name, rules: entries.map((entry) => comparedRule(entry, reading)), wazuhRules: rules.size };
}

interface PackReading {
  readonly rules: ReadonlyMap<number, FileRule>;
  readonly meaning: PackMeaning;
  readonly cost: PackCost;
}

function comparedRule(entry: Unread, { rules, meaning, cost }: PackReading): ComparedRule {
  const title = textOf(entry.title) ?? '';
  const ids = alertsOf(entry);
  const inRules = (): string =>
    ids.length === 0
      ? `refused: ${textOf(entry.logSource) ?? ''}`
      : ids
          .map((id) => meaning.of(id))
          .sort()
          .join('\n');
  return {
    key: textOf(entry.id) ?? title,
    title,
    path: textOf(entry.path) ?? '',
    level: textOf(entry.level),
    wazuhLevel: highest(ids.flatMap((id) => rules.get(id)?.level ?? [])),
    status: entry.status === 'converted' ? 'converted' : 'refused',
    reason: textOf(entry.reason),
    meaning: { exact: exactMeaning(textOf(entry.fingerprint)), inRules },
    cost: cost.of(ids),
  };
}

/** A fingerprint is written as `SCHEME:DIGITS`. */
function exactMeaning(fingerprint: string | null): ExactMeaning | null {
  const [, scheme, text] = /^(\d+):([0-9a-f]+)$/.exec(fingerprint ?? '') ?? [];
  return scheme === undefined || text === undefined ? null : { scheme, text };
}

const alertsOf = ({ wazuhIds }: Unread): readonly number[] =>
  (Array.isArray(wazuhIds) ? wazuhIds : []).filter((id) => typeof id === 'number');

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
