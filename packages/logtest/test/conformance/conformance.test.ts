import { describe, expect, it } from 'vitest';
import type { FileOutcome } from './outcome.ts';
import { notModelled, playRecordings, recordingFiles } from './recordings.ts';
import { missingReference, referenceFolder } from './reference.ts';
import { playRegression } from './regression.ts';
import { playRulesetTests } from './ruleset-tests.ts';

const reference = referenceFolder();
if (reference === null) console.log(`conformance ${missingReference}`);

const failuresOf = (outcomes: readonly FileOutcome[]) => outcomes.flatMap(({ failures }) => failures);

describe.skipIf(reference === null)('the real engine', () => {
  it.each(reference === null ? [missingReference] : recordingFiles(reference))(
    'does the same in %s',
    (file) => {
      const { total, failures } = playRecordings(reference ?? '', file);
      expect(total).toBeGreaterThan(0);
      expect(failures.filter(({ title }) => !notModelled.has(title))).toEqual([]);
    },
  );

  it('names at most five recordings as not modelled', () => {
    expect(notModelled.size).toBeLessThanOrEqual(5);
  });

  it('decodes and decides the Windows regression events alike', () => {
    expect(playRegression(reference ?? '').failures).toEqual([]);
  });

  it('passes 99.5 % of its own ruleset tests', () => {
    const outcomes = playRulesetTests(reference ?? '');
    const total = outcomes.reduce((sum, outcome) => sum + outcome.total, 0);
    expect(total).toBeGreaterThan(0);
    expect(failuresOf(outcomes).length / total).toBeLessThanOrEqual(0.005);
  });
});
