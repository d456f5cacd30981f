import { limits } from '../limits.ts';
import type { TwinNode } from '../place/plan-node.ts';
import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { brokenLimits } from '../write/check-limits.ts';
import type { StockComposite } from './stock-composites.ts';
import { twinOptions } from './twin-options.ts';

/** One twin for each rule whose events it counts: that an event would have ended there is asked of the last one. */
export function twinsByGroup(
  each: StockComposite,
  bases: ReadonlySet<number>,
  counted: ReadonlySet<number>,
  tree: RuleTree,
): readonly TwinNode[] {
  // In the order of the manager, since the first that fires takes the event.
  return [...each.counted]
    .filter((id) => bases.has(id))
    .flatMap((id) => {
      const under = `${countingGroup(each, id)},`;
      const group = each.composite.counts.kind === 'group' ? countingGroup(each, null) : under;
      return twinOf(each, tree.rules.get(id) ?? null, { kind: 'group', under, group }, counted, tree);
    });
}

/** What counts the events that another twin fires on. */
export function twinOfTwin(each: StockComposite, twin: TwinNode, tree: RuleTree): readonly TwinNode[] {
  return twinOf(each, null, { kind: 'twin', twin }, new Set(), tree);
}

/**
 * The group by which a Sigma rule's events are counted for a composite: of one that counts a group also the rule in
 * which they would have ended, since its twins ask for what that one asks for.
 */
export function countingGroup({ rule, composite: { counts } }: StockComposite, end: number | null): string {
  const group = `counted_by_${rule.id}`;
  return counts.kind === 'group' ? `${group}_at_${end ?? ''}` : group;
}

/** None where a limit of the loader, or its dialect, would be broken. */
function twinOf(
  { rule, composite }: StockComposite,
  base: ManagerRule | null,
  counts: TwinNode['counts'],
  counted: ReadonlySet<number>,
  tree: RuleTree,
): readonly TwinNode[] {
  const { level } = rule;
  const options = twinOptions(rule, base, counted, tree);
  const written = { id: limits.largestRuleId, level, alerts: 'yes', order: 'by-level', options } as const;
  if (brokenLimits(written).length > 0) return [];
  const suffix = composite.counts.kind === 'group' && base !== null ? `@${base.id}` : '';
  const attributes = Object.entries(rule.written?.attributes ?? {});
  return [
    {
      kind: 'twin',
      load: 'behind-pack',
      remembered: `wazuh:${rule.id}${suffix}`,
      of: rule.id,
      conditions: [],
      parents: counts.kind === 'twin' ? [counts.twin] : [],
      level,
      counts,
      attributes: Object.fromEntries(attributes.filter(([name]) => kept.has(name))),
      options,
    },
  ];
}

const kept: ReadonlySet<string> = new Set(['frequency', 'timeframe', 'ignore', 'maxsize', 'accuracy']);
