import { byIdentity, byKey } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type Branch, type EventFacts, factsKey } from '../branch/index.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { type Decisions, decisionsOf } from './decisions.ts';
import { type EndsAbove, endsAbove } from './ends-above.ts';
import type { Handovers } from './handovers.ts';

/**
 * Which events of branches the manager's own rules would end with a level above the branches'. What all of these ask
 * for themselves decides most of it: a stock rule about another image or event id never matches them. What was handed
 * over before is left out.
 */
export function outrankedBy(
  branches: readonly Branch[],
  facts: EventFacts,
  level: number,
  source: SourceMapping,
  tree: RuleTree,
  handovers: Handovers,
): EndsAbove {
  const decisions = decisionsOf(branches, facts, source, tree);
  return endsBeyond(tree)(handovers)(level, facts, decisions);
}

/** Many branches decide alike. */
const endsBeyond = byIdentity((tree: RuleTree) =>
  byIdentity((handovers: Handovers) =>
    byKey(
      (level: number, facts: EventFacts, { key }: Decisions) => `${level} ${factsKey(facts)} ${key}`,
      (level, facts, { simplify }) =>
        endsAbove(tree, facts, level, simplify, {
          holds: (rule, child) => !handovers.cover(rule, child, level),
          upTo: Number.POSITIVE_INFINITY,
          others: 'may-end-it',
        }),
    ),
  ),
);
