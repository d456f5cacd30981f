import type { CorrelationRule, Diagnostic, FilterRule, SigmaRule } from '@sigmazuh/parser';
import type { Evaluator } from '../evaluator.ts';
import type { EventContent, SigmaEvent } from '../event.ts';
import { Refusal } from '../refusal.ts';
import { covers, isNamedBy } from '../rule/filters.ts';
import { type Correlation, type Reference, readCorrelation } from './definition.ts';
import { OngoingCorrelation } from './ongoing-correlation.ts';
import { silentRules } from './silent-rules.ts';

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
  /** Those of both that stand for themselves, and not only for the correlations that refer to them. */
  readonly raised: readonly (SigmaRule | CorrelationRule)[];
}

/**
 * A correlation is asked whenever an event matches one of its rules, over the time span that ends with this event,
 * both ends included, among the events of the same `group-by` values. Events without one of these fields belong to
 * no group. A correlation that holds is itself an occurrence for the correlations that refer to it, with the fields
 * of the event that completed it. It holds again with every further event for which its condition holds.
 *
 * A filter that names a correlation is added to the rules that the correlation refers to, near and far, for this
 * correlation alone.
 */
export function createCorrelator(evaluator: Evaluator): Correlator {
  const diagnostics: Diagnostic[] = [];
  const { all, reported } = startAll(evaluator, diagnostics);
  const silent = silentRules(evaluator.documents);
  return Object.freeze({
    diagnostics,
    observe: (event: SigmaEvent, time: number): Observation => {
      const matches = evaluator.matchesOf(event);
      const occurred = new Map<SigmaRule | OngoingCorrelation, EventContent>(
        matches.map(({ rule, content }) => [rule, content]),
      );
      for (const each of all) {
        const content = each.observe(occurred, time);
        if (content !== undefined) occurred.set(each, content);
      }
      const rules = matches.map(({ rule }) => rule);
      const correlations = reported.filter((each) => occurred.has(each)).map(({ rule }) => rule);
      return { rules, correlations, raised: [...rules, ...correlations].filter((each) => !silent.has(each)) };
    },
  });
}

/** All correlations that have a meaning, each behind those it follows. */
interface Started {
  readonly all: readonly OngoingCorrelation[];
  /** Those without filters of others that refer to them. */
  readonly reported: readonly OngoingCorrelation[];
}

function startAll(evaluator: Evaluator, diagnostics: Diagnostic[]): Started {
  const all: OngoingCorrelation[] = [];
  const states = new Map<string, OngoingCorrelation | 'open' | 'refused'>();
  const places = new Map(evaluator.documents.map((document, i) => [document, i]));

  /** The correlation with filters that it has from those that refer to it. */
  const start = (rule: CorrelationRule, inherited: readonly FilterRule[]): OngoingCorrelation => {
    const filters = new Set([...inherited, ...evaluator.filters.filter((each) => isNamedBy(rule, each))]);
    const key = JSON.stringify([rule, ...filters].map((each) => places.get(each)));
    const state = states.get(key);
    if (state === 'open') throw new Refusal('it refers to itself', 'take one of the references out');
    if (state === 'refused') throw leftOut(rule);
    if (state !== undefined) return state;
    states.set(key, 'open');
    try {
      const correlation = readCorrelation(rule, evaluator.documents);
      const followed = correlation.references.map((each) => follow(each, [...filters]));
      const started = new OngoingCorrelation(correlation, followed);
      states.set(key, started);
      all.push(started);
      return started;
    } catch (error) {
      states.set(key, 'refused');
      if (!(error instanceof Refusal)) throw error;
      if (!diagnostics.some(({ range }) => range === rule.type.range))
        diagnostics.push(refusalOf(rule, error));
      throw leftOut(rule);
    }
  };

  const follow = ({ target, aliases }: Reference, filters: readonly FilterRule[]) => {
    if (target.kind === 'correlation') {
      return { source: start(target, filters), letsThrough: () => true, aliases };
    }
    if (!evaluator.rules.includes(target)) throw leftOut(target);
    const added = filters.filter((filter) => covers(filter.logSource, target.logSource));
    const tests = added.map((filter) => evaluator.filterTest(filter) ?? leftOutFilter(filter));
    return {
      source: target,
      letsThrough: (content: EventContent) => tests.every((holds) => holds(content)),
      aliases,
    };
  };

  const reported = evaluator.correlations.flatMap((rule) => {
    try {
      return [start(rule, [])];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
  return { all, reported: all.filter((each) => reported.includes(each)) };
}

function leftOut(target: Correlation['rule'] | SigmaRule): Refusal {
  return new Refusal(
    `the rule "${target.title.value}" cannot be evaluated`,
    'see what is said about that rule',
  );
}

function leftOutFilter(filter: FilterRule): never {
  throw new Refusal(
    `the filter "${filter.title.value}" cannot be evaluated`,
    'see what is said about that filter',
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
