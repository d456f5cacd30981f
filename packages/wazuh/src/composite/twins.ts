import { limits } from '../limits.ts';
import type { TwinNode } from '../place/plan-node.ts';
import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { brokenLimits } from '../write/check-limits.ts';
import type { StockComposite } from './stock-composites.ts';
import { twinOptions } from './twin-options.ts';

/** A rule of the manager whose events Sigma rules take that hang in so many places of the tree. */
export interface CountedBase {
  readonly id: number;
  readonly places: number;
  /** `too`: there are events of it that are asked and not counted. */
  readonly tried?: 'too';
}

/**
 * One twin for each rule whose events it counts: that an event would have ended there is asked of the last one. The
 * engine counts an event by a group once for every place in which its rule hangs, so that rules with as many places have
 * a twin of their own, which waits for so many times as much.
 */
export function twinsByGroup(
  each: StockComposite,
  bases: readonly CountedBase[],
  counted: ReadonlySet<number>,
  tree: RuleTree,
): readonly TwinNode[] {
  // In the order of the manager, since the first that fires takes the event.
  return [...each.counted].flatMap((id) => {
    const places = bases.filter((base) => base.id === id).map((base) => base.places);
    return [...new Set(places)]
      .sort((a, b) => a - b)
      .flatMap((count) => {
        const own = `${countingGroup(each, id, count)},`;
        const group = each.composite.counts.kind === 'group' ? countingGroup(each, null, count) : own;
        const isTried = count === 1 && bases.some((base) => base.id === id && base.tried === 'too');
        const under = isTried ? `${own}|${triedGroup(each, id)},` : own;
        const counts = { kind: 'group', under, group, places: count } as const;
        return twinOf(each, tree.rules.get(id) ?? null, counts, counted, tree);
      });
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
export function countingGroup(
  { rule, composite: { counts } }: StockComposite,
  end: number | null,
  places: number,
): string {
  const group = `counted_by_${rule.id}${places === 1 ? '' : `_x${places}`}`;
  return counts.kind === 'group' ? `${group}_at_${end ?? ''}` : group;
}

/** The group under which a twin hangs as well, without counting what ends there. */
export function triedGroup({ rule }: StockComposite, end: number): string {
  return `tried_by_${rule.id}_at_${end}`;
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
  const places = counts.kind === 'group' ? counts.places : 1;
  const frequency = places === 1 ? {} : { frequency: String(places * (composite.frequency - 1) + 1) };
  const times = places === 1 ? '' : `*${places}`;
  // One for each twin that it may count.
  const chained =
    counts.kind === 'twin' ? counts.twin.remembered.slice(`wazuh:${counts.twin.of}`.length) : '';
  const suffix = composite.counts.kind === 'group' && base !== null ? `@${base.id}` : '';
  const attributes = Object.entries(rule.written?.attributes ?? {});
  return [
    {
      kind: 'twin',
      load: 'behind-pack',
      remembered: `wazuh:${rule.id}${suffix}${times}${chained}`,
      of: rule.id,
      conditions: [],
      parents: counts.kind === 'twin' ? [counts.twin] : [],
      level,
      counts,
      attributes: { ...Object.fromEntries(attributes.filter(([name]) => kept.has(name))), ...frequency },
      options,
    },
  ];
}

const kept: ReadonlySet<string> = new Set(['frequency', 'timeframe', 'ignore', 'maxsize', 'accuracy']);
