import type {
  CorrelationRule,
  Diagnostic,
  FilterRule,
  SigmaDocument,
  SigmaRule,
  SourceRange,
} from '@sigmazuh/parser';
import type { EventContent, SigmaEvent } from './event.ts';
import { type Explanation, explainRule } from './explanation.ts';
import { contentsFor, logSourceKey } from './log-sources/selects.ts';
import { detectionHolds } from './rule/compile-detection.ts';
import { RefusedValue } from './rule/compile-item.ts';
import {
  type CompiledRule,
  compileFilter,
  compileRule,
  type RuleSettings,
  ruleHolds,
} from './rule/compile-rule.ts';

export interface EvaluatorOptions {
  /** Values for the placeholders of `expand`, by their names without percent signs. */
  readonly placeholders?: Readonly<Record<string, readonly string[]>> | undefined;
  /** `true` reads rules as any other Sigma tool does, without this project's own `sigmazuh` attribute. */
  readonly portable?: boolean | undefined;
}

/** Says which rules match an event: what Sigma means, whatever any back end makes of it. */
export interface Evaluator {
  readonly documents: readonly SigmaDocument[];
  /** The rules that can be evaluated, in document order. */
  readonly rules: readonly SigmaRule[];
  /** Correlation rules are about several events; see `createCorrelator`. */
  readonly correlations: readonly CorrelationRule[];
  readonly filters: readonly FilterRule[];
  /** Rules that are left out and match nothing, each with the reason at its place. */
  readonly diagnostics: readonly Diagnostic[];
  /** The rules that match, in document order. */
  evaluate(event: SigmaEvent): readonly SigmaRule[];
  /** The same, each with the event as the rule sees it. */
  matchesOf(event: SigmaEvent): readonly RuleMatch[];
  /** Whether a filter, one of the documents, lets an event through; `null` for one that has no meaning. */
  filterTest(filter: FilterRule): ((content: EventContent) => boolean) | null;
  /** Whether this rule, one of the documents, matches. */
  matches(rule: SigmaRule, event: SigmaEvent): boolean;
  /** How each part of the rule came out; `null` for a rule that has no meaning here. */
  explain(rule: SigmaRule, event: SigmaEvent): Explanation | null;
}

export interface RuleMatch {
  readonly rule: SigmaRule;
  readonly content: EventContent;
}

/** Rules of one log source, with their places in the documents. */
interface RuleGroup {
  readonly logSource: SigmaRule['logSource'];
  readonly members: { readonly place: number; readonly compiled: CompiledRule }[];
}

/**
 * Makes ready all rules among the documents, filters added to the rules they name. What has no meaning is refused
 * rule by rule in `diagnostics`; a filter that has none takes the rules it is added to with it. Rules of status
 * `unsupported` are left out: the specification says that they cannot be used in their current state.
 */
export function createEvaluator(
  documents: readonly SigmaDocument[],
  options: EvaluatorOptions = {},
): Evaluator {
  const settings: RuleSettings = {
    placeholders: new Map(Object.entries(options.placeholders ?? {})),
    orderedLists: options.portable === true ? 'ignored' : 'honoured',
  };
  const filters = documents.filter((each): each is FilterRule => each.kind === 'filter');
  const diagnostics: Diagnostic[] = [];
  const compiled = new Map<SigmaRule, CompiledRule>();
  for (const rule of documents) {
    if (rule.kind !== 'rule') continue;
    if (rule.status?.value === 'unsupported') {
      diagnostics.push(unsupported(rule, rule.status.range));
      continue;
    }
    try {
      compiled.set(rule, compileRule(rule, filters, settings));
    } catch (error) {
      if (!(error instanceof RefusedValue)) throw error;
      diagnostics.push(refusalOf(rule, error));
    }
  }
  const groups = groupByLogSource(Array.from(compiled.values()));
  return Object.freeze({
    documents,
    rules: Object.freeze(Array.from(compiled.keys())),
    correlations: Object.freeze(documents.filter((each) => each.kind === 'correlation')),
    filters: Object.freeze(filters),
    diagnostics: Object.freeze(diagnostics),
    evaluate: (event: SigmaEvent) => matchesOf(groups, event).map(({ rule }) => rule),
    matchesOf: (event: SigmaEvent) => matchesOf(groups, event),
    filterTest: (filter: FilterRule) => {
      try {
        const detection = compileFilter(filter, settings);
        return (content: EventContent) => detectionHolds(detection, content);
      } catch (error) {
        if (error instanceof RefusedValue) return null;
        throw error;
      }
    },
    matches: (rule: SigmaRule, event: SigmaEvent) => {
      const own = compiled.get(rule);
      return (
        own !== undefined && contentsFor(rule.logSource, event).some((content) => ruleHolds(own, content))
      );
    },
    explain: (rule: SigmaRule, event: SigmaEvent) => {
      const own = compiled.get(rule);
      return own === undefined ? null : explainRule(own, event);
    },
  });
}

function matchesOf(groups: readonly RuleGroup[], event: SigmaEvent): readonly RuleMatch[] {
  const matching = groups.flatMap(({ logSource, members }) => {
    const contents = contentsFor(logSource, event);
    return members.flatMap(({ place, compiled }) => {
      const content = contents.find((each) => ruleHolds(compiled, each));
      return content === undefined ? [] : [{ place, rule: compiled.rule, content }];
    });
  });
  return matching.sort((one, other) => one.place - other.place);
}

function groupByLogSource(rules: readonly CompiledRule[]): readonly RuleGroup[] {
  const groups = new Map<string, RuleGroup>();
  for (const [place, compiled] of rules.entries()) {
    const { logSource } = compiled.rule;
    const key = logSourceKey(logSource);
    const group = groups.get(key) ?? { logSource, members: [] };
    group.members.push({ place, compiled });
    groups.set(key, group);
  }
  return Array.from(groups.values());
}

function unsupported(rule: SigmaRule, range: SourceRange): Diagnostic {
  return Object.freeze({
    id: 'unsupported-rule',
    severity: 'info',
    range,
    message: `"${rule.title.value}" is not evaluated: its status says that it cannot be used in its current state`,
    hint: 'give it another status once its detection says all of what it is about',
  });
}

function refusalOf(rule: SigmaRule, { value, refusal }: RefusedValue): Diagnostic {
  return Object.freeze({
    id: 'no-meaning',
    severity: 'error',
    range: value.range,
    message: `"${rule.title.value}" cannot be evaluated: ${refusal.message}`,
    hint: refusal.hint,
  });
}
