import { byIdentity } from '@sigmazuh/compiler';
import type { RuleTree } from './rule-tree.ts';

/** Decoders that rules of the manager name; a manager that loads such a rule knows its decoder. */
export const knownDecoders = byIdentity((tree: RuleTree): ReadonlySet<string> => {
  const conditions = [...tree.rules.values()].flatMap((rule) => rule.known);
  return new Set(
    conditions
      .filter(({ subject }) => subject === 'decoder')
      .flatMap(({ alternatives }) => alternatives.filter(({ at }) => at === 'exact').map(({ text }) => text)),
  );
});
