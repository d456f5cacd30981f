import { createEvaluator, eventFromLog } from '@sigmazuh/evaluator';
import { createEngine, loadRuleset } from '@sigmazuh/logtest';
import { Diagnostics, parseSigma } from '@sigmazuh/parser';
import { buildPack, emptyIdFile } from '@sigmazuh/wazuh';
import { describe, expect, it } from 'vitest';
import { readStock, sharedIsPresent } from './corpus/shared.ts';
import { lineSources, linesOfSources } from './siblings/line-sources.ts';

if (!sharedIsPresent) process.stdout.write('log sources of lines skipped: ../shared not present\n');

/** A rule for each log source, which searches a word that no other does. */
const sought = lineSources.map((source, i) => ({ source, word: `needle-${String(i).padStart(2, '0')}-x` }));
const idOf = (i: number) => `0b8b5b4a-6c1e-4f3a-8d6e-${String(i + 1).padStart(12, '0')}`;
const rules = sought.flatMap(({ source, word }, i) =>
  parseSigma(
    `title: Rule ${i}\nid: ${idOf(i)}\nlogsource: {${source}}\ndetection:\n  k:\n    - '${word}'\n  condition: k\nlevel: critical\n`,
    `rule-${i}.yml`,
    new Diagnostics(),
  ),
);

/** On a stock manager a line raises a rule of exactly those log sources that Sigma's judge takes it to be of. */
describe.skipIf(!sharedIsPresent)('lines, by the log sources that they are of', () => {
  const stock = sharedIsPresent ? readStock() : { rules: [], decoders: [], lists: new Map() };
  const pack = buildPack(rules, { ids: emptyIdFile, ruleset: stock.rules });
  const { ruleset } = loadRuleset({
    rules: [...stock.rules, ...pack.files],
    decoders: [...stock.decoders, ...pack.decoders],
    lists: stock.lists,
  });
  const ruleOf = new Map(
    pack.manifest.rules.flatMap(({ id, wazuhIds }) => wazuhIds.map((each) => [String(each), id] as const)),
  );
  const evaluator = createEvaluator(rules);

  it.each(linesOfSources)('%s', (line, sources) => {
    if (ruleset === null) throw new Error('the loader refuses the pack');
    const engine = createEngine(ruleset);
    const found = sought.map(({ source, word }, i) => {
      const log = line.replace('WORD', word);
      const { rule } = engine.fork().process({ log });
      return {
        source,
        bySigma: evaluator.evaluate(eventFromLog({ log })).some(({ id }) => id?.value === idOf(i)),
        inWazuh: ruleOf.get(rule?.id ?? '') === idOf(i),
      };
    });
    expect(
      found
        .filter(({ bySigma }) => bySigma)
        .map(({ source }) => source)
        .toSorted(),
    ).toEqual(sources.toSorted());
    expect(
      found
        .filter(({ inWazuh }) => inWazuh)
        .map(({ source }) => source)
        .toSorted(),
    ).toEqual(sources.toSorted());
  });
});
