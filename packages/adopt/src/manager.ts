import { byIdentity, byKey } from '@sigmazuh/compiler';
import { compositeOf, type ManagerRule, type RuleCondition, type RuleTree } from '@sigmazuh/wazuh';
import type { AdoptedSource } from './ancestry/adopted-source.ts';
import type { DecoderPrograms } from './ancestry/decoder-programs.ts';
import { lowestOutcomesIn, lowOutcomesIn } from './ancestry/paths.ts';
import type { Ask, Refusal } from './translate/ask.ts';
import { askOf } from './translate/condition.ts';

/**
 * The rules around one that is adopted. What is asked of it for every rule and every rule tried before that one is
 * remembered for as long as it is there.
 */
export interface Manager {
  readonly tree: RuleTree;
  /** Ids of the rules that are adopted together. */
  readonly own: ReadonlySet<number>;
  readonly programs: DecoderPrograms;
  /** Ids of the rules whose alerts others count. */
  readonly counted: ReadonlySet<number>;
  /** The lowest level that an event can end with once a rule has taken it. */
  readonly lowestOutcome: (rule: ManagerRule) => number;
  /** The rules that an event can end in once a rule has taken it, with a level of at most so much. */
  readonly outcomesUpTo: (rule: ManagerRule, level: number) => readonly ManagerRule[];
  /** One condition of a rule in Sigma's words, over the fields of a source. */
  readonly askOf: (condition: RuleCondition, source: AdoptedSource) => Ask | Refusal;
}

export function managerOf(tree: RuleTree, own: ReadonlySet<number>, programs: DecoderPrograms): Manager {
  return {
    tree,
    own,
    programs,
    counted: countedIn(tree),
    lowestOutcome: lowestOutcomesIn(tree),
    outcomesUpTo: lowOutcomesIn(tree),
    askOf: rememberingAskOf(),
  };
}

/** The rules whose alerts others count, by id. */
function countedIn(tree: RuleTree): ReadonlySet<number> {
  const composites = [...tree.rules.values()].flatMap(({ written }) =>
    written === undefined ? [] : (compositeOf(written) ?? []),
  );
  return new Set(composites.flatMap(({ counts }) => (counts.kind === 'rule' ? [counts.id] : [])));
}

/** Every way to a rule has a source of its own; those that say the same have the same answers. */
function rememberingAskOf(): Manager['askOf'] {
  const alike = byKey(
    ({ mapping, origin, decoder, values }: AdoptedSource) =>
      JSON.stringify([mapping, origin, decoder, [...values]]),
    (source) => byIdentity((condition: RuleCondition) => askOf(condition, source)),
  );
  const answers = byIdentity(alike);
  return (condition, source) => answers(source)(condition);
}
