import type { Pack } from '@sigmazuh/wazuh';

/** One rule on one side of a comparison. */
export interface ComparedRule {
  /** Its Sigma id, or its title where it has none: what the two sides are matched by. */
  readonly key: string;
  readonly title: string;
  readonly path: string;
  /** The name of its level, or `null`. */
  readonly level: string | null;
  /** The level of its Wazuh alerts, or `null` without one. */
  readonly wazuhLevel: number | null;
  readonly status: 'converted' | 'refused';
  readonly reason: string | null;
  readonly meaning: ComparedMeaning;
  /** What it costs a manager. */
  readonly cost: RuleCost;
}

/** What rules are told apart by. */
interface ComparedMeaning {
  /** The same for rules that mean the same, and another for others; `null` in packs of before there were fingerprints. */
  readonly exact: ExactMeaning | null;
  /** The same from a pack's Wazuh rules; of rules that other rules share it may differ without need. */
  inRules(): string;
}

/** Texts of two schemes say nothing of each other. */
export interface ExactMeaning {
  readonly scheme: string;
  readonly text: string;
}

/** Wazuh rules that belong to this Sigma rule alone, and the bytes of what they ask for. */
export interface RuleCost {
  readonly rules: number;
  readonly bytes: number;
}

/** The old or the new set of rules. */
export interface Side {
  readonly name: string;
  readonly rules: readonly ComparedRule[];
  /** All Wazuh rules of the pack, those that several share among them. */
  readonly wazuhRules: number;
}

/** Elements that say something about a rule, and nothing about when it fires. */
export const forPeople: ReadonlySet<string> = new Set([
  'description',
  'info',
  'mitre',
  'group',
  'cve',
  'options',
  'if_sid',
]);

/** What each Sigma rule costs, by the key that the pack knows it under. */
export function costsOf(pack: Pick<Pack, 'rules'>): ReadonlyMap<string, RuleCost> {
  const costs = new Map<string, RuleCost>();
  for (const { owner, options: all } of pack.rules) {
    if (owner === null) continue;
    const options = all.filter(({ name }) => !forPeople.has(name));
    const key = owner.replace(/^title:/, '');
    const { rules, bytes } = costs.get(key) ?? noCost;
    costs.set(key, { rules: rules + 1, bytes: bytes + Buffer.byteLength(JSON.stringify(options), 'utf8') });
  }
  return costs;
}

export const noCost: RuleCost = { rules: 0, bytes: 0 };

export const highest = (levels: readonly number[]): number | null =>
  levels.length === 0 ? null : Math.max(...levels);
