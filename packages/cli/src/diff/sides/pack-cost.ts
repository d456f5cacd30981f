import type { FileRule } from '@sigmazuh/wazuh';
import { forPeople, type RuleCost } from './side.ts';

/** What a pack's Sigma rules cost a manager: rules that lead to the alerts of one of them alone. */
export class PackCost {
  readonly #rules: ReadonlyMap<number, FileRule>;
  /** Wazuh rule → how many Sigma rules it leads to. */
  readonly #shared: ReadonlyMap<number, number>;

  /** @param alerts for each Sigma rule the ids of the rules that alert for it */
  constructor(rules: ReadonlyMap<number, FileRule>, alerts: readonly (readonly number[])[]) {
    this.#rules = rules;
    const shared = new Map<number, number>();
    for (const ids of alerts) {
      for (const id of this.#above(ids)) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    this.#shared = shared;
  }

  of(ids: readonly number[]): RuleCost {
    const own = [...this.#above(ids)].filter((id) => this.#shared.get(id) === 1);
    const bytes = own.map((id) => {
      const asked = this.#rules.get(id)?.text.options.filter(({ name }) => !forPeople.has(name));
      return Buffer.byteLength(JSON.stringify(asked), 'utf8');
    });
    return { rules: own.length, bytes: bytes.reduce((sum, each) => sum + each, 0) };
  }

  /** The rules, and those of the pack that they hang under. */
  #above(ids: readonly number[]): ReadonlySet<number> {
    const seen = new Set<number>();
    const visit = (id: number): void => {
      const rule = this.#rules.get(id);
      if (rule === undefined || seen.has(id)) return;
      seen.add(id);
      for (const parent of parentsOf(rule)) visit(parent);
    };
    for (const id of ids) visit(id);
    return seen;
  }
}

/** The rules that a rule hangs under. */
export const parentsOf = ({ ifSid }: FileRule): readonly number[] => [
  ...new Set((ifSid?.match(/\d+/g) ?? []).map(Number)),
];
