import type { Evaluator, SigmaEvent } from '@sigmazuh/evaluator';
import type { JsonObject } from '@sigmazuh/opensearch';
import type { LogSource, SigmaRule } from '@sigmazuh/parser';
import type { SearchNode } from './search-node.ts';

/** An event as it is indexed, and as Sigma sees it. */
export interface IndexedEvent {
  readonly id: string;
  readonly document: unknown;
  readonly sigma: SigmaEvent;
  /**
   * Other events of which the index holds the same, since something is lost on the way, as from the fields that a rule
   * of that log source names.
   */
  readonly alike: (changed: readonly string[], logSource: LogSource) => readonly SigmaEvent[];
  /** The event, had it come from the log source of another rule; none where the event itself says where it is from. */
  readonly under: (logSource: LogSource) => readonly SigmaEvent[];
}

/** A rule and its search. */
export interface SearchedRule {
  readonly rule: SigmaRule;
  readonly body: JsonObject;
  /** Fields of which its notes say that their values arrive changed. */
  readonly changedFields: readonly string[];
  /** Whether its notes say that events of one of its sources are not searched. */
  readonly leavesOut?: boolean;
}

/**
 * For each rule and event: `agree` (found, and Sigma says so), or `agree` for what is left of the event on its way
 * (`as it arrives`), or found although the event is from another log source, which nothing in it says
 * (`not told apart`). What is neither found nor meant is not counted.
 */
export interface HitTally {
  readonly agree: number;
  readonly asItArrives: number;
  readonly notToldApart: number;
  /** Not found, of rules that leave a source out. */
  readonly leftOut: number;
  /** Rules of which at least one event was rightly found. */
  readonly rulesFound: number;
  readonly differences: readonly string[];
  readonly failures: readonly string[];
}

/** Compares what each search finds among the events with what Sigma says of them. */
export async function judgeHits(
  node: SearchNode,
  index: string,
  rules: readonly SearchedRule[],
  events: readonly IndexedEvent[],
  evaluator: Evaluator,
): Promise<HitTally> {
  const expected = new Map<SigmaRule, Set<string>>(rules.map(({ rule }) => [rule, new Set()]));
  for (const event of events) {
    for (const rule of evaluator.evaluate(event.sigma)) expected.get(rule)?.add(event.id);
  }
  const byId = new Map(events.map((event) => [event.id, event]));
  const found = await node.search(
    index,
    rules.map(({ body }) => body),
  );
  const counts = { agree: 0, asItArrives: 0, notToldApart: 0, leftOut: 0, rulesFound: 0 };
  const differences: string[] = [];
  const failures: string[] = [];
  for (const [i, { rule, changedFields, leavesOut = false }] of rules.entries()) {
    const answer = found[i];
    const name = `${rule.range.file} "${rule.title.value}"`;
    if (answer === undefined || 'error' in answer) {
      failures.push(`${name}: ${answer?.error ?? 'no answer'}`);
      continue;
    }
    const wanted = expected.get(rule) ?? new Set();
    const hits = new Set(answer.ids);
    if ([...hits].some((id) => wanted.has(id))) counts.rulesFound += 1;
    for (const id of new Set([...hits, ...wanted])) {
      const event = byId.get(id);
      if (event === undefined) continue;
      const isHit = hits.has(id);
      const asWanted = (reading: SigmaEvent) => evaluator.matches(rule, reading) === isHit;
      if (isHit === wanted.has(id)) counts.agree += 1;
      else if (!isHit && leavesOut) counts.leftOut += 1;
      else if (event.alike(changedFields, rule.logSource).some(asWanted)) counts.asItArrives += 1;
      else if (isHit && event.under(rule.logSource).some(asWanted)) counts.notToldApart += 1;
      else
        differences.push(
          `${name}: ${id} is ${isHit ? 'found, and does not match' : 'not found, and matches'}`,
        );
    }
  }
  return { ...counts, differences, failures };
}
