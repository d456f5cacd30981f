import { readdirSync, readFileSync } from 'node:fs';
import { readFixtures, sigmaEvent } from '@sigmazuh/cli';
import { createCorrelator, createEvaluator } from '@sigmazuh/evaluator';
import { type CorrelationRule, checkFiles, Diagnostics, type SigmaRule } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
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
