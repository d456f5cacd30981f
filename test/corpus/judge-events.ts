import { createEngine, type Ruleset } from '@sigmazuh/logtest';
import { defaultLevels, type Manifest } from '@sigmazuh/wazuh';
import { promisedEnds } from './promised-alert.ts';
import type { RegressionEvent } from './shared.ts';

export interface Judgement {
  readonly exact: number;
  readonly events: number;
  /** What was expected of the others and what came. */
  readonly wrong: readonly string[];
  /** Rules tried for each event, ascending. */
  readonly tried: readonly number[];
}

/**
 * Each event has to end in a matching Sigma rule of the highest level, or where stock Wazuh ends it when that is more
 * severe or no rule matches.
 */
export function judgeEvents(
  events: readonly RegressionEvent[],
  ruleset: Ruleset,
  manifest: Manifest,
): Judgement {
  const ruleOf = new Map(
    manifest.rules.flatMap((rule) => rule.wazuhIds.map((id) => [String(id), rule] as const)),
  );
  const inPack = new Set(manifest.rules.map((rule) => rule.id));
  const levels: Readonly<Record<string, number>> = defaultLevels;
  const engine = createEngine(ruleset);
  const wrong: string[] = [];
  const tried: number[] = [];
  for (const event of events) {
    const verdict = engine.fork().process({ id: event.id, winevt: event.winevt });
    tried.push(verdict.tried);
    const matching = event.sigmaRules.filter((rule) => inPack.has(rule.id));
    const { rule: stock, outcome } = event.wazuhStock;
    const promised = promisedEnds(
      matching.map((rule) => ({ id: rule.id, level: levels[rule.level] ?? 0 })),
      outcome === 'alert' ? (stock?.level ?? 0) : 0,
    );
    const got = verdict.rule?.id ?? null;
    const isStock = promised.stock === 'only';
    const isRight = isStock
      ? got === (stock?.id ?? null)
      : promised.sigma.includes(ruleOf.get(got ?? '')?.id ?? '');
    if (!isRight) {
      wrong.push(
        `${event.id}: ended in ${got}, expected ${isStock ? stock?.id : promised.sigma.join(' or ')}`,
      );
    }
  }
  return {
    exact: events.length - wrong.length,
    events: events.length,
    wrong,
    tried: tried.sort((a, b) => a - b),
  };
}
