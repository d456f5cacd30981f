import { Diagnostics } from '@sigmazuh/parser';
import { compilePattern } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import {
  compileRule,
  encodePattern,
  type MatchTest,
  type Predicate,
  plainForm,
  printPcre2,
} from '../src/index.ts';
import { corpusNote, corpusRules, hasCorpus } from './corpus.ts';

function matchTests(predicate: Predicate): readonly MatchTest[] {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(matchTests);
    case 'not':
      return matchTests(predicate.operand);
    case 'match':
      return [predicate];
    default:
      return [];
  }
}

describe.skipIf(!hasCorpus)(`the reference corpus${corpusNote}`, () => {
  const rules = hasCorpus ? corpusRules() : [];

  it('is compiled, but for placeholders that nobody gave values', () => {
    const refused = rules.flatMap((rule) => {
      const diagnostics = new Diagnostics();
      return compileRule(rule, diagnostics) === null ? diagnostics.all : [];
    });
    expect(rules.length).toBeGreaterThan(3_000);
    expect(refused.filter((each) => each.id !== 'unknown-placeholder')).toEqual([]);
  });

  it('prints to what PCRE2 compiles and a rule file can hold', () => {
    const wrong: string[] = [];
    for (const rule of rules) {
      const compiled = compileRule(rule, new Diagnostics());
      for (const test of compiled === null ? [] : matchTests(compiled.predicate)) {
        const text = printPcre2(encodePattern(test.pattern, plainForm));
        if (!/^[ -%'-;=?-~]*$/.test(text)) wrong.push(text);
        compilePattern(text).destroy();
      }
    }
    expect(wrong).toEqual([]);
  });
});
