import { Diagnostics } from '@sigmazuh/parser';
import { assertNoCaselessHighBytes, compilePattern } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import {
  compileRule,
  encodePattern,
  type MatchTest,
  type Predicate,
  plainForm,
  printPcre2,
  splitChoice,
} from '../src/index.ts';
import { corpusNote, corpusRules, hasCorpus } from './corpus.ts';
import { windowsForm } from './forms.ts';

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

  it('is compiled, but for placeholders without values and few regexes that cannot be made linear', () => {
    const refused = rules.flatMap((rule) => {
      const diagnostics = new Diagnostics();
      return compileRule(rule, diagnostics) === null ? diagnostics.all : [];
    });
    expect(rules.length).toBeGreaterThan(3_000);
    const others = refused.filter((each) => each.id !== 'unknown-placeholder');
    expect(new Set(others.map((each) => each.id))).toEqual(new Set(['superlinear-regex']));
    expect(others.length).toBeLessThan(10);
  });

  it('has no regex that is not understood', () => {
    const diagnostics = new Diagnostics();
    for (const rule of rules) compileRule(rule, diagnostics, { superlinear: () => 'allow' });
    expect(diagnostics.all.filter((each) => each.id !== 'unknown-placeholder')).toEqual([]);
  });

  it.each([plainForm, windowsForm].map((form) => [form.name, form] as const))(
    'prints to what PCRE2 compiles and a rule file can hold: %s',
    (_, form) => {
      const wrong: string[] = [];
      for (const rule of rules) {
        const compiled = compileRule(rule, new Diagnostics());
        for (const test of compiled === null ? [] : matchTests(compiled.predicate)) {
          for (const part of splitChoice(encodePattern(test.pattern, form), 20_000)) {
            const text = printPcre2(part);
            if (!/^[ -%'-;=?-~]*$/.test(text)) wrong.push(text);
            assertNoCaselessHighBytes(text);
            compilePattern(text).destroy();
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
