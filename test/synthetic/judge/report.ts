import Table from 'cli-table3';
import { type Difference, outcomeKinds } from './outcome.ts';
import type { Tally } from './tally.ts';

const columns = ['rules', 'events', 'matching', 'passing', 'dropped', ...outcomeKinds] as const;

/** The tally for people: counts by log source, then the differences, those of one rule together. */
export function reportText(tally: Tally, most: number): string {
  const table = new Table({
    head: ['log source', ...columns],
    style: { head: [], border: [], compact: true },
  });
  const rows = [...tally.sources].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, counts] of [...rows, ['in all', tally.total] as const]) {
    table.push([name, ...columns.map((column) => counts[column])]);
  }
  const shown = smallestOfEach(tally.differences);
  return [
    table.toString(),
    `${tally.unsolved} branches without an event, ${tally.unbroken} conditions that cannot be broken alone`,
    `${tally.complete} rules with an event that they match and one that they let pass`,
    `${tally.withoutMatch.length} rules without a matching event`,
    ...tally.withoutMatch.slice(0, most).map((each) => `  ${each}`),
    `${tally.withoutMiss.length} rules without an event that they let pass`,
    ...tally.withoutMiss.slice(0, most).map((each) => `  ${each}`),
    `${tally.strangers.size} rules of another log source took events that do not say where they are from`,
    ...mostFirst(tally.strangers).slice(0, most),
    `${tally.differences.length} events end otherwise than promised, of ${shown.length} rules`,
    ...shown.slice(0, most).flatMap(differenceLines),
  ].join('\n');
}

function mostFirst(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `  ${count} by ${name}`);
}

function differenceLines(each: Difference): readonly string[] {
  return [
    `  ${each.rule}, ${each.source}: ${each.change}`,
    `    expected ${each.expected}`,
    `    got      ${each.got}`,
    `    ${each.event.replace(/^<Event.*?<System>/, '')}`,
  ];
}

/** Of the differences of one rule and outcome the shortest event. */
function smallestOfEach(differences: readonly Difference[]): readonly Difference[] {
  const smallest = new Map<string, Difference>();
  for (const each of differences) {
    const key = `${each.rule} ${each.source}`;
    const known = smallest.get(key);
    if (known === undefined || each.event.length < known.event.length) smallest.set(key, each);
  }
  return [...smallest.values()];
}
