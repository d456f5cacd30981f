import { createEngine, type LogEvent, type Ruleset, type Verdict } from '@sigmazuh/logtest';
import { type Composite, compositeOf, type ManagerRule, type RuleTree } from '@sigmazuh/wazuh';
import { lastLines } from './base-lines.ts';
import { eventAt, type Sample, samples } from './samples.ts';

/** A rule of the stock ruleset that counts events. */
export interface Counting {
  readonly rule: ManagerRule;
  readonly composite: Composite;
}

/** Events on which a composite fires in stock Wazuh. */
export interface Stream {
  readonly composite: ManagerRule;
  /** The rule in which the events that it counts end. */
  readonly base: ManagerRule;
  readonly sample: Sample;
  readonly verdict: Verdict;
  readonly events: readonly LogEvent[];
  /** Numbers of the events on which it fires, from 1. */
  readonly fires: readonly number[];
}

export function compositesOf(tree: RuleTree): readonly Counting[] {
  return [...tree.rules.values()].flatMap((rule) => {
    const composite = rule.written === undefined ? null : compositeOf(rule.written);
    return composite === null ? [] : [{ rule, composite }];
  });
}

/** Longer streams tell nothing more. */
const mostEvents = 700;
/** Of so many events that end in a rule, the first that does is taken. */
const mostTried = 12;
/** Seconds from one event to the next: the first that makes it fire; some rules have another that is quicker. */
const paces = [1, 0, 10, 61];

/** For each composite the first stream on which it fires, of one event over and over or with another at its end. */
export function streamsFor(tree: RuleTree, stock: Ruleset): readonly Stream[] {
  const counting = compositesOf(tree);
  const byRule = new Map(counting.map((each) => [each.rule.id, each]));
  const byEnd = eventsByEnd(stock);
  return counting.flatMap((each) => streamFor(each) ?? []);

  function streamFor(each: Counting): Stream | null {
    const { bases, frequency } = countedBy(each, new Set());
    const length = Math.min(3 * frequency + 4, mostEvents);
    for (const base of bases) {
      for (const found of (byEnd.get(base.id) ?? []).slice(0, mostTried)) {
        for (const events of paces.flatMap((pace) => variantsOf(found.sample, length, pace, each.rule))) {
          const fires = numbersOf(endsOf(stock, events), (id) => id === String(each.rule.id));
          if (fires.length > 0) return { composite: each.rule, base, ...found, events, fires };
        }
      }
    }
    return null;
  }

  /** The rules whose events add up to it, also those that another composite counts for it, and how many it takes. */
  function countedBy({ rule, composite }: Counting, seen: ReadonlySet<number>): Counted {
    const { counts, frequency } = composite;
    const direct = [...tree.rules.values()].filter(({ id, groups }) =>
      counts.kind === 'rule' ? id === counts.id : counts.kind === 'group' && groups.includes(counts.group),
    );
    const inner = direct.flatMap(({ id }) => {
      const counted = byRule.get(id);
      return counted === undefined || seen.has(id)
        ? []
        : [countedBy(counted, new Set([...seen, rule.id, id]))];
    });
    const times = Math.max(1, ...inner.map((each) => each.frequency));
    const bases = [...direct.filter(({ id }) => !byRule.has(id)), ...inner.flatMap((each) => each.bases)];
    return { bases: bases.filter(({ level }) => level > 0), frequency: times * frequency };
  }
}

interface Counted {
  readonly bases: readonly ManagerRule[];
  readonly frequency: number;
}

/** By the rule in which it ends when it comes first, and when it comes again, be it as one of ten in turn. */
function eventsByEnd(stock: Ruleset): ReadonlyMap<number, readonly { sample: Sample; verdict: Verdict }[]> {
  const first = createEngine(stock);
  const byEnd = new Map<number, { sample: Sample; verdict: Verdict }[]>();
  for (const sample of samples()) {
    const engine = first.fork();
    const verdicts = [1, 2, 12].map((number) => engine.process(eventAt(sample, number)));
    const ends = new Map(verdicts.map((verdict) => [Number(verdict.rule?.id ?? 0), verdict]));
    for (const [end, verdict] of ends) byEnd.set(end, [...(byEnd.get(end) ?? []), { sample, verdict }]);
  }
  return byEnd;
}

/** The event alone, long enough for the composite to fire twice; for one with a place of its own with others behind it. */
function variantsOf(
  sample: Sample,
  length: number,
  pace: number,
  { written }: ManagerRule,
): readonly (readonly LogEvent[])[] {
  const stream = Array.from({ length }, (_, i) => eventAt(sample, i + 1, pace));
  const hasOwnPlace = (written?.options ?? []).some(({ name }) => /^if_(?:sid|group|level)$/.test(name));
  if (!hasOwnPlace) return [stream];
  return lastLines.map((log) => [
    ...stream,
    ...[1, 2].map((more) => eventAt({ event: { log } }, length + more, pace)),
  ]);
}

export function endsOf(ruleset: Ruleset, events: readonly LogEvent[]): readonly string[] {
  const engine = createEngine(ruleset);
  return events.map((event) => engine.process(event).rule?.id ?? '');
}

export const numbersOf = (ends: readonly string[], isWanted: (id: string) => boolean): readonly number[] =>
  ends.flatMap((id, i) => (isWanted(id) ? [i + 1] : []));
