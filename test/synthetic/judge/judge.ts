import type { Evaluator, SigmaEvent } from '@sigmazuh/evaluator';
import { createEngine, type Engine, type Ruleset, type Verdict } from '@sigmazuh/logtest';
import type { SigmaRule } from '@sigmazuh/parser';
import { defaultLevels, type Manifest, type ManifestRule } from '@sigmazuh/wazuh';
import { builtinPipelines, type SourceMapping, sourceSelection } from '@sigmazuh/wazuh-events';
import { promisedEnds } from '../../corpus/promised-alert.ts';
import type { SyntheticEvent } from '../render/synthetic-event.ts';

/** Both judges, and what became of the rules. */
export interface Judges {
  readonly evaluator: Evaluator;
  /** The manager without the pack, and with it. */
  readonly stock: Ruleset;
  readonly full: Ruleset;
  readonly manifest: Manifest;
}

/** What Wazuh makes of one event without the pack, and with it. */
export interface Observed {
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What the two judges make of one event. */
export interface JudgedEvent {
  readonly agrees: boolean;
  /** Rules of the pack that match by Sigma's meaning. */
  readonly matching: readonly ManifestRule[];
  readonly expected: string;
  readonly got: string;
  /** The rule of the pack the event ended in, if one. */
  readonly ended: ManifestRule | null;
  /** Whether what the event ended in is at least as severe as what was expected. */
  readonly severity: 'enough' | 'too little';
  readonly tried: number;
}

/** Puts events before both judges, each event before engines that have seen nothing yet. */
export function createJudge({ evaluator, stock, full, manifest }: Judges) {
  const engines = { stock: createEngine(stock), full: createEngine(full) };
  const ofRule = new Map(manifest.rules.map((rule) => [keyOf(rule.path, rule.id), rule]));
  const ofWazuhId = new Map(
    manifest.rules.flatMap((rule) => rule.wazuhIds.map((id) => [String(id), rule] as const)),
  );
  const ofKey = new Map(
    evaluator.rules.map((rule) => [keyOf(rule.range.file, rule.id?.value ?? null), rule]),
  );
  const converted = (rule: SigmaRule) => ofRule.get(keyOf(rule.range.file, rule.id?.value ?? null));
  const matchingRules = (sigma: SigmaEvent, source: SourceMapping | null) =>
    evaluator
      .evaluate(sigma)
      .flatMap((rule) => converted(rule) ?? [])
      .filter(
        (rule) => rule.status === 'converted' && (source === null || unsearched(rule, source) === 'none'),
      );
  return {
    converted,
    /** Whether the rule matches the event, had it come from the rule's own log source. */
    matchesElsewhere({ path, id }: ManifestRule, { under }: SyntheticEvent): boolean {
      const rule = ofKey.get(keyOf(path, id));
      if (rule === undefined || under === null) return false;
      const { product, category, service } = rule.logSource;
      const given = { product: product?.value, category: category?.value, service: service?.value };
      const selection = sourceSelection(builtinPipelines)(rule.logSource);
      const sources = selection.kind === 'mapped' ? selection.sources : [];
      return sources.some((source) => under(given, source).some((sigma) => evaluator.matches(rule, sigma)));
    },
    observe(event: SyntheticEvent): Observed {
      return { before: run(engines.stock, event), after: run(engines.full, event) };
    },
    /** Whether Wazuh ended an event as it should have ended this one; rules that do not search a `source` are not expected. */
    judge(sigma: SigmaEvent, { before, after }: Observed, source: SourceMapping | null): JudgedEvent {
      const matching = matchingRules(sigma, source);
      const promised = promisedEnds(
        matching.map((rule) => ({ id: keyOf(rule.path, rule.id), level: levelOf(rule) })),
        before.alert ? (before.rule?.level ?? 0) : 0,
      );
      const got = after.rule?.id ?? null;
      const ended = ofWazuhId.get(got ?? '') ?? null;
      const bySigma = ended !== null && promised.sigma.includes(keyOf(ended.path, ended.id));
      const byStock = promised.stock !== 'no' && got === (before.rule?.id ?? null);
      const wanted = matching.filter((rule) => promised.sigma.includes(keyOf(rule.path, rule.id)));
      return {
        agrees: bySigma || byStock,
        matching,
        expected:
          promised.stock === 'only' ? endText(before) : wanted.map((rule) => titleOf(rule)).join(' or '),
        got: ended === null ? endText(after) : titleOf(ended),
        ended,
        severity: (after.rule?.level ?? 0) >= Math.max(0, ...matching.map(levelOf)) ? 'enough' : 'too little',
        tried: after.tried,
      };
    },
    /**
     * Whether Wazuh ended an event as it should have when each rule reads for itself what is left of the event: a
     * field that is missing was `-` for a rule that names it, and absent for one that takes any character. Only rules
     * of which the manifest says that fields arrive changed have a choice.
     */
    agreesByRule(
      readings: readonly SigmaEvent[],
      { before, after }: Observed,
      source: SourceMapping,
    ): boolean {
      const matching = readings.map((sigma) => matchingRules(sigma, source));
      const possible = new Set(matching.flat());
      const sure = [...possible].filter(
        (rule) => rule.changedFields === undefined || matching.every((each) => each.includes(rule)),
      );
      const least = Math.max(0, ...sure.map(levelOf), before.alert ? (before.rule?.level ?? 0) : 0);
      const ended = ofWazuhId.get(after.rule?.id ?? '');
      if (ended !== undefined) return possible.has(ended) && levelOf(ended) >= least;
      const isStock = (after.rule?.id ?? null) === (before.rule?.id ?? null);
      return isStock && sure.every((rule) => levelOf(rule) <= (before.rule?.level ?? 0));
    },
  };
}

/** How much of the rule the events of this source are not searched for, as the manifest says. */
export function unsearched(rule: ManifestRule, source: SourceMapping): 'whole' | 'part' | 'none' {
  return rule.unsearched?.find((each) => each.source === source.name)?.extent ?? 'none';
}

export type Judge = ReturnType<typeof createJudge>;

function run(engine: Engine, event: SyntheticEvent): Verdict {
  return engine.fork().process(event.wazuh);
}

function keyOf(path: string, id: string | null): string {
  return `${path} ${id ?? ''}`;
}

function levelOf(rule: ManifestRule): number {
  const levels: Readonly<Record<string, number>> = defaultLevels;
  return levels[rule.level ?? 'medium'] ?? 0;
}

function titleOf(rule: ManifestRule): string {
  return `${rule.level ?? 'medium'} "${rule.title}" (${rule.id})`;
}

function endText(verdict: Verdict): string {
  return verdict.rule === null
    ? verdict.outcome
    : `stock rule ${verdict.rule.id}, level ${verdict.rule.level} (${verdict.outcome})`;
}
