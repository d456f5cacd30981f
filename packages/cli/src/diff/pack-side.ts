import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRuleFile } from '@sigmazuh/wazuh';
import { systemReason } from '../files/file-errors.ts';
import { manifestName, readManifestIn } from '../pack-files.ts';
import { UsageError } from '../terminal.ts';
import { searchKey } from './search-key.ts';
import { type ComparedRule, forPeople, highest, type RuleCost, type Side } from './side.ts';

type FileRule = ReturnType<typeof readRuleFile>[number];
type Unread = Readonly<Record<string, unknown>>;

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
  return {
    name,
    rules: entries.map((entry) => comparedRule(entry, rules)),
    wazuhRules: rules.size,
  };
}

function comparedRule(entry: Unread, rules: ReadonlyMap<number, FileRule>): ComparedRule {
  const title = textOf(entry.title) ?? '';
  const ids = (Array.isArray(entry.wazuhIds) ? entry.wazuhIds : []).filter((id) => typeof id === 'number');
  const form = new Form(rules);
  const meaning = ids.map((id) => form.of(id)).sort();
  return {
    key: textOf(entry.id) ?? title,
    title,
    path: textOf(entry.path) ?? '',
    level: textOf(entry.level),
    wazuhLevel: highest(ids.flatMap((id) => rules.get(id)?.level ?? [])),
    status: entry.status === 'converted' ? 'converted' : 'refused',
    reason: textOf(entry.reason),
    meaning: ids.length === 0 ? `refused: ${textOf(entry.logSource) ?? ''}` : meaning.join('\n'),
    cost: form.cost,
  };
}

/** What rules ask for, themselves and by what they hang under in the pack. */
class Form {
  readonly #rules: ReadonlyMap<number, FileRule>;
  readonly #seen = new Map<number, string>();

  constructor(rules: ReadonlyMap<number, FileRule>) {
    this.#rules = rules;
  }

  of(id: number): string {
    const known = this.#seen.get(id);
    if (known !== undefined) return known;
    const rule = this.#rules.get(id);
    // A stock rule is what its id says.
    if (rule === undefined) return String(id);
    this.#seen.set(id, '…');
    const asked = rule.text.options
      .filter((option) => !forPeople.has(option.name))
      .map((option) =>
        JSON.stringify([option.name, option.attributes, searchKey(option.attributes.type, option.text)]),
      )
      .sort();
    const parents = (rule.ifSid?.match(/\d+/g) ?? []).map((parent) => this.of(Number(parent)));
    const own = `${rule.category ?? ''}{${asked.join(' ')}}(${[...new Set(parents)].sort().join(' ')})`;
    this.#seen.set(id, own);
    return own;
  }

  get cost(): RuleCost {
    const own = [...this.#seen.keys()].flatMap((id) => this.#rules.get(id) ?? []);
    const bytes = own.map(({ text }) => {
      const asked = text.options.filter(({ name }) => !forPeople.has(name));
      return Buffer.byteLength(JSON.stringify(asked), 'utf8');
    });
    return { rules: own.length, bytes: bytes.reduce((sum, each) => sum + each, 0) };
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
}

const recordOf = (value: unknown): Unread =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
