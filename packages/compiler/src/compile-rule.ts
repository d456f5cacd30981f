import type { Diagnostics, FilterRule, SigmaRule } from '@sigmazuh/parser';
import { lowerDetection } from './lower/lower-rule.ts';
import { normalise } from './normalise/normalise.ts';
import type { Predicate } from './predicate.ts';
import { filtersOf } from './resolve/filters.ts';

/** What a rule needs to know from outside. */
export interface CompileOptions {
  /** Filters that may name the rule. */
  readonly filters: readonly FilterRule[];
  /** What `%name%` stands for under the `expand` modifier. */
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  /** Placeholders that are lists of the target, and what it calls them; what stands in them need not be known. */
  readonly lists: ReadonlyMap<string, string>;
}

/** A rule together with its meaning. */
export interface CompiledRule {
  readonly rule: SigmaRule;
  /** In normal form (see `normalise`). */
  readonly predicate: Predicate;
}

const defaultOptions: CompileOptions = Object.freeze({
  filters: [],
  placeholders: {},
  lists: new Map<string, string>(),
});

type Pass = (predicate: Predicate, rule: SigmaRule, road: Road) => Predicate | null;
type Road = CompileOptions & { readonly diagnostics: Diagnostics };

/** The road from a rule to its meaning. Each pass may refuse the rule, and then reports why. */
const passes: readonly Pass[] = [lowerRule, applyFilters, (predicate) => normalise(predicate)];

/**
 * The rule's meaning as a predicate in normal form. `null` when a value, modifier or regex has none that can be
 * compiled; the reasons are in `diagnostics`.
 */
export function compileRule(
  rule: SigmaRule,
  diagnostics: Diagnostics,
  options: Partial<CompileOptions> = {},
): CompiledRule | null {
  const road: Road = { ...defaultOptions, ...options, diagnostics };
  let predicate: Predicate | null = { kind: 'constant', value: true };
  for (const pass of passes) {
    if (predicate !== null) predicate = pass(predicate, rule, road);
  }
  return predicate === null ? null : Object.freeze({ rule, predicate });
}

function lowerRule(_: Predicate, rule: SigmaRule, road: Road): Predicate | null {
  return lowerDetection(rule, road);
}

/** A filter lets through what its condition accepts. */
function applyFilters(predicate: Predicate, rule: SigmaRule, road: Road): Predicate | null {
  const operands: Predicate[] = [predicate];
  for (const filter of filtersOf(rule, road.filters)) {
    const accepted = lowerDetection({ detection: filter.filter }, road);
    if (accepted === null) return null;
    operands.push(accepted);
  }
  return { kind: 'and', operands };
}
