import { createEvaluator, eventFromWindows } from '@sigmazuh/evaluator';
import { createEngine, type Ruleset } from '@sigmazuh/logtest';
import type { SigmaRule } from '@sigmazuh/parser';
import { defaultLevels, type Manifest } from '@sigmazuh/wazuh';
import type { WindowsEvent } from './mixed-events.ts';
import { promisedEnds } from './promised-alert.ts';

/** How events end that Sigma's judge and a manager without the pack have an opinion of. */
export interface MixedJudgement {
  readonly exact: number;
  /** Events that a Sigma rule matches and that the manager alerts on as well. */
  readonly both: number;
  /** Of these, those that the manager ends more severely. */
  readonly outranked: number;
  /** What was expected of the others and what came. */
  readonly wrong: readonly string[];
}

/** Each event has to end in a matching Sigma rule of the highest level, or where the manager ends it more severely. */
export function judgeMixed(
  events: readonly WindowsEvent[],
  rules: readonly SigmaRule[],
  { stock, withPack, manifest }: { stock: Ruleset; withPack: Ruleset; manifest: Manifest },
): MixedJudgement {
  const ruleOf = new Map(
    manifest.rules.flatMap((rule) => rule.wazuhIds.map((id) => [String(id), rule.id] as const)),
  );
  const inPack = new Set(manifest.rules.filter(({ wazuhIds }) => wazuhIds.length > 0).map(({ id }) => id));
  const evaluator = createEvaluator(rules);
  const [alone, beside] = [createEngine(stock), createEngine(withPack)];
  const counts = { exact: 0, both: 0, outranked: 0 };
  const wrong: string[] = [];
  for (const [at, winevt] of events.entries()) {
    const before = alone.fork().process({ winevt });
    const got = beside.fork().process({ winevt }).rule?.id ?? null;
    const matching = [...evaluator.evaluate(eventFromWindows(winevt))]
      .map((rule) => ({ id: rule.id?.value ?? '', level: defaultLevels[rule.level?.value ?? 'medium'] }))
      .filter(({ id }) => inPack.has(id));
    const severity = before.outcome === 'alert' ? (before.rule?.level ?? 0) : 0;
    const promised = promisedEnds(matching, severity);
    if (matching.length > 0 && severity > 0) counts.both += 1;
    if (matching.length > 0 && promised.stock === 'only') counts.outranked += 1;
    const isRight =
      promised.stock === 'only'
        ? got === (before.rule?.id ?? null)
        : promised.sigma.includes(ruleOf.get(got ?? '') ?? '') ||
          (promised.stock === 'as-well' && got === before.rule?.id);
    if (isRight) counts.exact += 1;
    else
      wrong.push(`event ${at}: ended in ${got}, expected ${promised.sigma.join(' or ') || before.rule?.id}`);
  }
  return { ...counts, wrong };
}
