import { describe, expect, it } from 'vitest';
import { createEvaluator, eventFromWindows, sigmaFields } from '../../src/index.ts';
import { readCorpus, readRegressionEvents, sharedDirectory } from './shared.ts';

const shared = sharedDirectory();
const reason = shared === undefined ? ' (skipped: ../shared not present)' : '';
const events = shared === undefined ? [] : readRegressionEvents(shared);

// Thousands of rules are read for it, which takes its time on a busy machine.
const patience = 240_000;

const hashNames: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256', 'imphash']);

describe(`SigmaHQ's regression events${reason}`, () => {
  it.skipIf(shared === undefined)('have the fields that Sigma sees in them', () => {
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) {
      // The message that the agent renders is not among them, nor are hashes by names of their own.
      const { Event } = event.winevt;
      const fields = Object.entries(sigmaFields(eventFromWindows({ Event })));
      const named = fields.filter(([name]) => !hashNames.has(name) || name in event.sigmaFields);
      expect(Object.fromEntries(named), event.id).toEqual(event.sigmaFields);
    }
  });

  it.skipIf(shared === undefined)(
    'match exactly the rules of the corpus that an independent evaluation found',
    () => {
      const evaluator = createEvaluator(readCorpus(shared ?? ''));
      const present = new Set<string>(evaluator.rules.map((rule) => rule.id?.value ?? ''));
      expect(present.size).toBeGreaterThan(3_000);
      for (const event of events) {
        const found = evaluator.evaluate(eventFromWindows(event.winevt)).map((rule) => rule.id?.value);
        const expected = event.sigmaRules.map(({ id }) => id).filter((id) => present.has(id));
        expect(found.sort(), event.id).toEqual([...new Set(expected)].sort());
      }
      // Nothing is left out but what says so itself and what waits for the values of placeholders.
      for (const { id, message } of evaluator.diagnostics) {
        if (id !== 'unsupported-rule') expect(message).toMatch(/no values are given for the placeholder/);
      }
    },
    patience,
  );
});
