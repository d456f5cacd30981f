import type { CorrelationRule, Diagnostic, SigmaRule } from '@sigmazuh/parser';
import type { Evaluator } from '../evaluator.ts';
import type { EventContent, SigmaEvent } from '../event.ts';
import { contentsFor } from '../log-sources/selects.ts';
import { Refusal } from '../refusal.ts';
import { type Correlation, type Reference, readCorrelation } from './definition.ts';
import { combinationOf, type Occurrence, windowHolds } from './window.ts';

/** Follows a stream of events and says which correlation rules hold. It remembers what their time spans need. */
export interface Correlator {
  /** Correlation rules that are left out, each with the reason at its place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Takes the next event of the stream; `time` in seconds, never less than that of the event before. */
  observe(event: SigmaEvent, time: number): Observation;
}

export interface Observation {
  /** The rules the event matches, in document order. */
  readonly rules: readonly SigmaRule[];
  /** The correlation rules that hold with this event as the last, those that others refer to first. */
  readonly correlations: readonly CorrelationRule[];
}

/**
 * A correlation is asked whenever an event matches one of its rules, over the time span that ends with this event,
 * both ends included, among the events of the same `group-by` values. Events without one of these fields belong to
 * no group. A correlation that holds is itself an occurrence for the correlations that refer to it, with the fields
 * of the event that completed it. It holds again with every further event for which its condition holds.
 */
export function createCorrelator(evaluator: Evaluator): Correlator {
  const diagnostics: Diagnostic[] = [];
  const correlations = inOrderOfReference(evaluator, diagnostics).map((each) => new OngoingCorrelation(each));
  return Object.freeze({
    diagnostics,
    observe: (event: SigmaEvent, time: number): Observation => {
      const rules = evaluator.evaluate(event);
      const occurred = new Map<Reference['target'], EventContent>();
      for (const rule of rules) {
        const [content] = contentsFor(rule.logSource, event);
        if (content !== undefined) occurred.set(rule, content);
      }
      const holding: CorrelationRule[] = [];
      for (const correlation of correlations) {
        const content = correlation.observe(occurred, time);
        if (content === undefined) continue;
        holding.push(correlation.rule);
        occurred.set(correlation.rule, content);
      }
      return { rules, correlations: holding };
    },
  });
}

/** One correlation and what it remembers of each group. */
class OngoingCorrelation {
  readonly #correlation: Correlation;
  readonly #groups = new Map<string, Occurrence[]>();

  constructor(correlation: Correlation) {
    this.#correlation = correlation;
  }

  get rule(): CorrelationRule {
    return this.#correlation.rule;
  }

  /** Adds what occurred; gives the fields of the event that made the correlation hold. */
  observe(occurred: ReadonlyMap<Reference['target'], EventContent>, time: number): EventContent | undefined {
    let completing: EventContent | undefined;
    for (const [index, reference] of this.#correlation.references.entries()) {
      const content = occurred.get(reference.target);
      const group = content === undefined ? undefined : this.#groupOf(reference, content);
      if (content === undefined || group === undefined) continue;
      const earlier = this.#groups.get(group) ?? [];
      const recent = earlier.filter((each) => each.time >= time - this.#correlation.timespan);
      recent.push({ time, reference: index, content });
      this.#groups.set(group, recent);
      if (windowHolds(this.#correlation, recent)) completing = content;
    }
    return completing;
  }

  #groupOf({ aliases }: Reference, content: EventContent): string | undefined {
    return combinationOf(
      content,
      this.#correlation.groupBy.map((name) => aliases.get(name) ?? name),
    );
  }
}

/** All correlations that have a meaning, each behind those it refers to. */
function inOrderOfReference(evaluator: Evaluator, diagnostics: Diagnostic[]): readonly Correlation[] {
  const ordered: Correlation[] = [];
  const states = new Map<CorrelationRule, 'open' | 'done' | 'refused'>();
  const visit = (rule: CorrelationRule): void => {
    states.set(rule, 'open');
    try {
      const correlation = readCorrelation(rule, evaluator.documents);
      for (const { target } of correlation.references) {
        if (target.kind === 'correlation') visitReference(target);
        else if (!evaluator.rules.includes(target)) throw leftOut(target);
      }
      ordered.push(correlation);
      states.set(rule, 'done');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      states.set(rule, 'refused');
      diagnostics.push(refusalOf(rule, error));
    }
  };
  const visitReference = (target: CorrelationRule): void => {
    const state = states.get(target);
    if (state === 'open') throw new Refusal('it refers to itself', 'take one of the references out');
    if (state === undefined) visit(target);
    if (states.get(target) === 'refused') throw leftOut(target);
  };
  for (const rule of evaluator.correlations) if (!states.has(rule)) visit(rule);
  return ordered;
}

function leftOut(target: Reference['target']): Refusal {
  return new Refusal(
    `the rule "${target.title.value}" cannot be evaluated`,
    'see what is said about that rule',
  );
}

function refusalOf(rule: CorrelationRule, refusal: Refusal): Diagnostic {
  return Object.freeze({
    id: 'no-meaning',
    severity: 'error',
    range: rule.type.range,
    message: `"${rule.title.value}" cannot be evaluated: ${refusal.message}`,
    hint: refusal.hint,
  });
}
