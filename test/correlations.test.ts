import { readdirSync, readFileSync } from 'node:fs';
import {
  judgeFixtures,
  loadManager,
  makePack,
  readConfiguration,
  readFixtures,
  sigmaEvent,
} from '@sigmazuh/cli';
import { createCorrelator, createEvaluator } from '@sigmazuh/evaluator';
import { type CorrelationRule, checkFiles, Diagnostics, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { shared, sharedIsPresent } from './corpus/shared.ts';
import { projectRoot } from './own-pack.ts';

const rules = new URL('../correlations/', import.meta.url);
const files = readdirSync(rules)
  .filter((file) => file.endsWith('.yml'))
  .sort()
  .map((file) => ({ file, text: readFileSync(new URL(file, rules), 'utf8') }));
const { documents, diagnostics } = checkFiles(files);
const evaluator = createEvaluator(documents);

const wrong = new Diagnostics();
const { fixtures } = readFixtures(['test/correlations'], projectRoot, wrong);

const idOf = (rule: SigmaRule | CorrelationRule) => rule.id?.value ?? rule.title.value;

describe('correlations/', () => {
  it('gives no cause for complaint', () => {
    const said = diagnostics.map(
      ({ id, range, message }) => `${range.file}:${range.start.line} ${id} ${message}`,
    );
    expect(said).toEqual([]);
    expect([...evaluator.diagnostics, ...createCorrelator(evaluator).diagnostics]).toEqual([]);
  });

  it('has streams for every correlation that nothing else refers to', () => {
    expect(wrong.all).toEqual([]);
    const tried = fixtures.flatMap((each) => Array.from(each.rules.values(), ({ value }) => value));
    const referred = documents.flatMap((each) =>
      each.kind === 'correlation' ? each.rules.map(({ value }) => value) : [],
    );
    const outermost = documents.filter(
      (each) => each.kind === 'correlation' && !referred.includes(each.name?.value ?? ''),
    );
    expect(outermost).toHaveLength(10);
    expect(tried.sort()).toEqual(outermost.map((each) => each.id?.value).sort());
  });
});

describe.each(fixtures)('$technique.value', ({ cases }) => {
  it.each(cases)('$name', ({ records, logSource, expect: expected }) => {
    const correlator = createCorrelator(evaluator);
    const raised = records.flatMap((record) =>
      correlator.observe(sigmaEvent(record, logSource), record.at ?? 0).raised.map(idOf),
    );
    expect(raised).toEqual(expected.kind === 'none' ? [] : [expected.rule]);
  });
});

/** The pack of `sigmazuh.correlations.yml`, on the managers that it is tried on. */
describe.each([
  { manager: 'without a manager', rulesets: [] },
  { manager: 'on a stock manager', rulesets: sharedIsPresent ? [`${shared}wazuh-4.14.7`] : null },
])('in a pack $manager', ({ rulesets }) => {
  if (rulesets === null) {
    it.skip('skipped: ../shared not present');
    return;
  }
  const configuration = readConfiguration({
    workingDirectory: projectRoot,
    configuration: 'sigmazuh.correlations.yml',
  });
  const { pack, placeholders } = makePack({ ...configuration, rulesets }, projectRoot);
  if (pack === null) throw new Error('no pack');
  const { manifest } = pack;
  const { ruleset, report } = loadManager(pack, rulesets, projectRoot);

  it('loads without a word', () => {
    expect(report.messages).toEqual([]);
  });

  it('has seven of the ten, and says why three cannot be written', () => {
    const own = manifest.rules.filter(({ logSource }) => logSource === 'correlation');
    const refused = own.filter(({ status }) => status === 'refused');
    expect(own.filter(({ wazuhIds }) => wazuhIds.length === 1)).toHaveLength(7);
    expect(refused.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('is not one field in Wazuh')),
    );
  });

  const written = readFixtures(configuration.fixtures, projectRoot, new Diagnostics()).fixtures;
  if (ruleset === null) throw new Error('refused');
  const judged = judgeFixtures(written, { documents, manifest, ruleset, placeholders });
  it('has streams for all, of which those of the three are judged by their meaning alone', () => {
    const alone = judged.filter(({ judgedBy }) => judgedBy === 'sigma');
    expect(new Set(alone.map(({ fixture }) => fixture.file)).size).toBe(3);
    expect(new Set(judged.map(({ fixture }) => fixture.file)).size).toBe(10);
  });

  it.each(judged)('$fixture.technique.value: $case.name', ({ case: each, wazuh, judgedBy, agrees }) => {
    expect(agrees).toBe(true);
    const { expect: expected } = each;
    const isRaised = expected.kind !== 'none' && judgedBy === 'both';
    expect(wazuh.winners).toEqual(isRaised ? [expected.rule] : []);
  });
});
