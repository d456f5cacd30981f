import { join } from 'node:path';
import { createEngine, type LogEvent, loadRuleset, type Verdict } from '../../src/index.ts';
import { difference, type Failure, type FileOutcome } from './outcome.ts';
import { readLines, readStock } from './reference.ts';

interface RegressionEvent {
  readonly id: string;
  readonly winevt: NonNullable<LogEvent['winevt']>;
  readonly wazuhStock: Pick<Verdict, 'decoder' | 'fields' | 'path' | 'outcome'> & {
    readonly rule: { readonly id: string; readonly level: number } | null;
  };
}

/** Windows events with the stock ruleset: decoder, every field, rule, level and path. */
export function playRegression(reference: string): FileOutcome {
  const { ruleset } = loadRuleset(readStock(reference).whole);
  if (ruleset === null) throw new Error('the stock ruleset was refused');
  const engine = createEngine(ruleset);
  const lines = readLines(join(reference, 'events', 'regression.jsonl'));
  const failures = lines.flatMap((line): Failure[] => {
    const { id, winevt, wazuhStock } = JSON.parse(line) as RegressionEvent;
    const verdict = engine.fork().process({ id, winevt });
    const rule = verdict.rule === null ? null : { id: verdict.rule.id, level: verdict.rule.level };
    const got = { ...verdict, rule };
    const differences = (['decoder', 'fields', 'rule', 'path', 'outcome'] as const).flatMap((key) =>
      difference(key, got[key], wazuhStock[key]),
    );
    return differences.length === 0 ? [] : [{ title: id, differences }];
  });
  return { file: 'events/regression.jsonl', total: lines.length, failures };
}
