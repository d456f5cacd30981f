import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { holdsGroup, type StockComposite } from './stock-composites.ts';
import { isLikely } from './stock-ends.ts';
import type { StockEnd, Taker } from './takers.ts';
import { placesIn } from './ways-to.ts';

/**
 * What becomes of a composite whose events a Sigma rule may take.
 *
 * - `group`: the rule carries the group that it counts.
 * - `twin`: a rule of the pack counts in its place.
 * - `shifted`: it, or a rule of the pack in its place, fires sooner or later, since it counts other events of theirs too,
 *   an event more than once, or not those on which a correlation alerts.
 * - `outranked`: the Sigma rule is more severe than the composite, and alerts each time.
 * - `apart`: the events are not counted any more, or the one on which it would fire ends before it.
 */
export type Handling = 'group' | 'twin' | 'shifted' | 'outranked' | 'apart';

/** From the one that loses nothing to the one that loses most. */
const byLoss: readonly Handling[] = ['group', 'twin', 'shifted', 'outranked', 'apart'];

/** @returns `null` where the composite loses none of the events that the Sigma rule takes */
export function handlingOf(
  composite: StockComposite,
  taker: Taker,
  carried: readonly string[],
  tree: RuleTree,
): Handling | null {
  const all = [ofCounted(composite, taker, carried, tree), ofLast(composite, taker, carried)];
  return worst(all.flatMap((each) => each ?? []));
}

/** Of the events that it counts. */
function ofCounted(
  { rule, composite: { counts }, counted, under }: StockComposite,
  taker: Taker,
  carried: readonly string[],
  tree: RuleTree,
): Handling | null {
  const ends = taker.ends.filter(({ id }) => counted.has(id));
  if (counts.kind === 'group' && holdsGroup(carried.join(), counts.group)) {
    // What some composite counts by its id does not count for a group, and a rule of the pack does.
    const isNew = ({ id }: StockEnd) => !counted.has(id) && rule.parents.includes(id);
    const isOften = ({ id }: StockEnd) => counted.has(id) && hangsOften(tree.rules.get(id), tree);
    return taker.ends.some((end) => isNew(end) || isOften(end)) ? 'shifted' : 'group';
  }
  if (ends.length === 0) return null;
  const endsThere = ends.some(({ likelihood }) => isLikely(likelihood));
  if (taker.level > rule.level) return endsThere ? 'outranked' : null;
  if (!endsThere || under === 'own') return 'apart';
  const isCountedOtherwise = isOnlyTried(taker) || taker.ends.some(({ id }) => remembers(tree.rules.get(id)));
  return isCountedOtherwise ? 'shifted' : 'twin';
}

/** Events on which a correlation alerts count more than once where its rule hangs in several places, so that none does. */
export function isOnlyTried({ counts, places }: Taker): boolean {
  return counts === 'in one place alone' && places > 1;
}

/** Of the event on which it fires, where that has not to be one that it counts: a logon after failures. */
function ofLast(
  { rule, under, lastGroup, counted, composite: { counts } }: StockComposite,
  taker: Taker,
  carried: readonly string[],
): Handling | null {
  const ends = taker.ends.filter(({ id }) => rule.parents.includes(id));
  if (under === 'counted') {
    // It hangs under all rules of the group that it counts, and fires on the next of their events.
    const isLast = ends.some((end) => !counted.has(end.id) && isLikely(end.likelihood));
    return counts.kind === 'group' && isLast && taker.level <= rule.level ? 'shifted' : null;
  }
  if (ends.length === 0) return null;
  if (lastGroup !== null && holdsGroup(carried.join(), lastGroup)) return 'group';
  if (taker.level > rule.level)
    return ends.some(({ likelihood }) => isLikely(likelihood)) ? 'outranked' : null;
  return 'apart';
}

/**
 * What is lost to a composite is lost to those that count it too. And by a group they count an event once for every
 * place in which the twin hangs that fires on it.
 *
 * @param isRepeated whether events of a composite's twins are counted more than once
 */
export function addInner(
  { rule, composite: { counts, frequency }, counted }: StockComposite,
  rules: Record<Handling, Taker[]>,
  decided: ReadonlyMap<number, Readonly<Record<Handling, readonly Taker[]>>>,
  isRepeated: (id: number) => boolean,
): void {
  for (const id of counted) {
    const inner = decided.get(id);
    if (inner === undefined) continue;
    const add = (handling: Handling, takers: readonly Taker[]): void => {
      for (const taker of takers) {
        const own = worst(byLoss.filter((each) => rules[each].includes(taker)));
        if (own !== null && byLoss.indexOf(own) >= byLoss.indexOf(handling)) continue;
        move(taker, handling, rules);
      }
    };
    const lost = [...inner.apart, ...inner.outranked];
    add(
      'apart',
      lost.filter(({ level }) => level <= rule.level),
    );
    add(
      'outranked',
      lost.filter(({ level }) => level > rule.level),
    );
    add('shifted', inner.shifted);
    if (counts.kind === 'group' && frequency > 2 && isRepeated(id)) add('shifted', inner.twin);
  }
}

/**
 * Where a rule of the pack carries a group, a composite may fire on events that it did not count, and take them from less
 * severe ones.
 */
export function addTaking(
  { rule }: StockComposite,
  rules: Record<Handling, Taker[]>,
  others: readonly { readonly each: StockComposite; readonly rules: Record<Handling, readonly Taker[]> }[],
  carried: ReadonlyMap<Taker, readonly string[]>,
): void {
  const taking = others.filter(({ each }) => each.rule !== rule && each.rule.level >= rule.level);
  for (const taker of [...rules.twin, ...rules.group]) {
    const isTaken = taking.some(({ each: { composite }, rules: own }) => {
      const isCarried =
        composite.counts.kind === 'group' &&
        holdsGroup((carried.get(taker) ?? []).join(), composite.counts.group);
      return isCarried && own.shifted.includes(taker);
    });
    if (isTaken) move(taker, 'shifted', rules);
  }
}

function move(taker: Taker, to: Handling, rules: Record<Handling, Taker[]>): void {
  for (const handling of byLoss) rules[handling] = rules[handling].filter((each) => each !== taker);
  rules[to].push(taker);
}

function worst(handlings: readonly Handling[]): Handling | null {
  return byLoss.findLast((each) => handlings.includes(each)) ?? null;
}

/** An event of such a rule counts more than once for a group. */
function hangsOften(rule: ManagerRule | undefined, tree: RuleTree): boolean {
  return rule !== undefined && placesIn(tree, rule) > 1;
}

/** Whether a rule takes an event by what came before, so that the next one alike ends elsewhere. */
function remembers(rule: ManagerRule | undefined): boolean {
  return (rule?.written?.options ?? []).some(({ name }) => name === 'if_fts' || name === 'check_diff');
}
