import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { createEngine, loadRuleset, type SourceFile } from '@sigmazuh/logtest';
import { buildPack, defaultLevels, emptyIdFile, type ManifestRule } from '@sigmazuh/wazuh';
import { readCorpus, readStock, shared } from '../corpus/shared.ts';

/** An alert of a Sigma rule for one of the lines of Wazuh's own ruleset tests. */
export interface LineAlert {
  readonly file: string;
  /** The test's title, by which a person finds the line. */
  readonly test: string;
  readonly line: string;
  readonly decoder: string | null;
  readonly logSource: string;
  readonly title: string;
}

const folder = join(shared, 'wazuh-4.14.7', 'tests');

/**
 * What the pack of SigmaHQ's rules, on a stock manager, makes of the lines of Wazuh's own ruleset tests. Those for
 * Windows are left out: they hang under the eventchannel decoder, which takes no line.
 */
export function judgeRulesetLines(): {
  readonly lines: number;
  readonly alerts: readonly LineAlert[];
  /** Lines that some rule matches by the meaning of Sigma. */
  readonly matched: number;
  /** Lines that end in no rule that matches, or in none though the most severe one is above what stock raises. */
  readonly disagreements: readonly string[];
} {
  const stock = readStock();
  const rules = readCorpus().filter((rule) => rule.logSource.product?.value !== 'windows');
  const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
  const own = readdirSync(join(folder, 'ruleset')).map(
    (name): SourceFile => ({ name, text: readFileSync(join(folder, 'ruleset', name), 'utf8') }),
  );
  const isDecoders = ({ name }: SourceFile): boolean => name.endsWith('decoders.xml');
  const { ruleset, report } = loadRuleset({
    rules: [...stock.rules, ...own.filter((file) => !isDecoders(file)), ...pack.files],
    decoders: [...stock.decoders, ...own.filter(isDecoders), ...pack.decoders],
    lists: stock.lists,
  });
  if (ruleset === null) throw new Error(report.messages.map(({ text }) => text).join('\n'));
  const ruleOf = new Map(
    pack.manifest.rules.flatMap((rule) => rule.wazuhIds.map((id) => [String(id), rule] as const)),
  );
  const first = createEngine(ruleset);
  const evaluator = createEvaluator(rules);
  const converted = new Map(
    pack.manifest.rules.flatMap((rule) => (rule.status === 'converted' ? [[rule.id, rule] as const] : [])),
  );
  const alerts: LineAlert[] = [];
  const disagreements: string[] = [];
  let matched = 0;
  const lines = rulesetLines();
  for (const { file, test, line } of lines) {
    const { rule, decoder } = first.fork().process({ log: line });
    const sigma = ruleOf.get(rule?.id ?? '');
    const matching = evaluator
      .evaluate(eventFromLog({ log: line }))
      .flatMap(({ id }) => converted.get(id?.value ?? null) ?? []);
    if (matching.length > 0) matched++;
    const highest = Math.max(0, ...matching.map(levelOf));
    // A rule of the manager may be more severe, and then alerts.
    const isKept =
      sigma === undefined
        ? matching.length === 0 || highest <= (rule?.level ?? 0)
        : matching.includes(sigma) && levelOf(sigma) === highest;
    if (!isKept) disagreements.push(`${file}: ${test}`);
    if (sigma === undefined) continue;
    alerts.push({ file, test, line, decoder, logSource: sigma.logSource, title: sigma.title });
  }
  return { lines: lines.length, alerts, matched, disagreements };
}

function levelOf({ level }: ManifestRule): number {
  const levels: Readonly<Record<string, number>> = defaultLevels;
  return levels[level ?? 'medium'] ?? 0;
}

/** Every line of the tests, each on its own. */
export function rulesetLines(): readonly {
  readonly file: string;
  readonly test: string;
  readonly line: string;
}[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ini'))
    .sort()
    .flatMap((file) => {
      let test = '';
      return readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text) => {
          test = /^\[(.*)\]\s*$/.exec(text)?.[1] ?? test;
          const line = /^log [^=]*= ?(.*)$/.exec(text)?.[1];
          return line === undefined ? [] : [{ file, test, line: line.trim() }];
        });
    });
}
