import { compileRule, matchTests } from '@sigmazuh/compiler';
import { Diagnostics } from '@sigmazuh/parser';
import { assertNoCaselessHighBytes, compilePattern } from '@sigmazuh/pcre2';
import { describe, expect, it } from 'vitest';
import { corpusNote, corpusRules, hasCorpus } from '../../compiler/test/corpus.ts';
import { encodePattern, plainForm, printPcre2, searchParts } from '../src/index.ts';
import { windowsForm } from './forms.ts';

describe.skipIf(!hasCorpus)(`the reference corpus${corpusNote}`, () => {
  const rules = hasCorpus ? corpusRules() : [];

  it.each([plainForm, windowsForm].map((form) => [form.name, form] as const))(
    'prints to what PCRE2 compiles and a rule file can hold: %s',
    (_, form) => {
      const wrong: string[] = [];
      for (const rule of rules) {
        const compiled = compileRule(rule, new Diagnostics());
        for (const test of compiled === null ? [] : matchTests(compiled.predicate)) {
          for (const part of searchParts(encodePattern(test.pattern, form))) {
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
