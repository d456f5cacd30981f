import { Diagnostics } from '@sigmazuh/parser';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../src/index.ts';
import { corpusNote, corpusRules, hasCorpus } from './corpus.ts';

describe.skipIf(!hasCorpus)(`the reference corpus${corpusNote}`, () => {
  it('is compiled, but for placeholders without values', () => {
    const rules = corpusRules();
    const diagnostics = new Diagnostics();
    for (const rule of rules) compileRule(rule, diagnostics);
    expect(rules.length).toBeGreaterThan(3_000);
    expect(diagnostics.all.filter((each) => each.id !== 'unknown-placeholder')).toEqual([]);
  });
});
