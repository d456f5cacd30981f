import { limits } from '../limits.ts';
import type { TwinNode } from '../place/plan-node.ts';
import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { brokenLimits } from '../write/index.ts';
import type { StockComposite } from './stock-composites.ts';
import { twinOptions } from './twin-options.ts';
import { placesIn, waysTo } from './ways-to.ts';

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
 * a twin of their own, which waits for so many times as much; and for as much less as the manager's rule has places, where
 * the composite counts a group.
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
        const base = tree.rules.get(id);
        const ways = base === undefined ? [[]] : waysTo(base, tree);
        const isByGroup = each.composite.counts.kind === 'group';
        const weight = isByGroup && base !== undefined ? placesIn(tree, base) : 1;
        return ways.flatMap((way, at) =>
          twinOf({ each, way, name: nameOfWay(way, at), counts, weight }, counted, tree),
        );
      });
  });
}

/** What counts the events that another twin fires on. */
export function twinOfTwin(each: StockComposite, twin: TwinNode, tree: RuleTree): readonly TwinNode[] {
  return twinOf({ each, way: [], name: '', counts: { kind: 'twin', twin }, weight: 1 }, new Set(), tree);
}

/** What tells a further way to the rule from the first in the id file: the rules that it leads through. */
function nameOfWay(way: readonly ManagerRule[], at: number): string {
  const through = way.slice(1).map(({ id }) => `/${id}`);
  return at === 0 ? '' : through.join('');
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

interface TwinParts {
  readonly each: StockComposite;
  /** The rule whose events it counts and those above it. */
  readonly way: readonly ManagerRule[];
  /** Tells the way from others to the same rule. */
  readonly name: string;
  readonly counts: TwinNode['counts'];
  /** How often the manager counts one of the events. */
  readonly weight: number;
}

/** None where a limit of the loader, or its dialect, would be broken. */
function twinOf(
  { each: { rule, composite }, way, name, counts, weight }: TwinParts,
  counted: ReadonlySet<number>,
  tree: RuleTree,
): readonly TwinNode[] {
  const { level } = rule;
  const [base] = way;
  const options = twinOptions(rule, way, counted, tree);
  const written = { id: limits.largestRuleId, level, alerts: 'yes', order: 'by-level', options } as const;
  if (brokenLimits(written).length > 0) return [];
  const places = counts.kind === 'group' ? counts.places : 1;
  const earlier = Math.ceil((composite.frequency - 1) / weight);
  const frequency = places === 1 && weight === 1 ? {} : { frequency: String(places * earlier + 1) };
  const times = places === 1 ? '' : `*${places}`;
  // One for each twin that it may count.
  const chained =
    counts.kind === 'twin' ? counts.twin.remembered.slice(`wazuh:${counts.twin.of}`.length) : '';
  const suffix = composite.counts.kind === 'group' && base !== undefined ? `@${base.id}` : '';
  const attributes = Object.entries(rule.written?.attributes ?? {});
  return [
    {
      kind: 'twin',
      load: 'behind-pack',
      remembered: `wazuh:${rule.id}${suffix}${times}${name}${chained}`,
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
