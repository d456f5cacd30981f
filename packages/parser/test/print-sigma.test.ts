import {
  type Condition,
  Diagnostics,
  parseSigma,
  printCondition,
  printSigma,
  type SigmaDocument,
} from '@sigmazuh/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedRule } from './generated-rules.ts';
import { itWithShared, yamlFilesIn } from './shared.ts';
import { whoamiRule } from './whoami-rule.ts';
import { meaningOf, withoutPlaces } from './without-places.ts';

function readAll(text: string): readonly SigmaDocument[] {
  const diagnostics = new Diagnostics();
  const documents = parseSigma(text, 'x.yml', diagnostics);
  expect(diagnostics.all.filter((each) => each.severity === 'error')).toEqual([]);
  return documents;
}

function expectSameWhenPrinted(document: SigmaDocument): void {
  const printed = printSigma(document);
  const [again] = readAll(printed);
  const [one, other] = [meaningOf(document), meaningOf(again)];
  // Comparing texts is quick; the slow comparison is only for its report.
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(other, printed).toEqual(one);
  expect(printSigma(again ?? document)).toBe(printed);
}

describe('printing a document', () => {
  it('writes what a person would', () => {
    const [document] = readAll(whoamiRule);
    expect(document && printSigma(document)).toBe(whoamiRule);
  });

  it('and reading it gives the document back', () => {
    fc.assert(
      fc.property(generatedRule, (text) => {
        for (const document of readAll(text)) expectSameWhenPrinted(document);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the document back for values of every kind', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    fc.assert(
      fc.property(value, value, (one, other) => {
        const text = `${whoamiRule}custom:\n    - ${JSON.stringify({ [one]: other })}\n`;
        const diagnostics = new Diagnostics();
        const [document] = parseSigma(text, 'x.yml', diagnostics);
        // JSON writes some characters as they are that YAML can hold only escaped.
        if (document === undefined) return;
        const [again] = readAll(printSigma(document));
        const strip = (each: SigmaDocument | undefined) =>
          JSON.stringify(withoutPlaces(each?.attributes)).replace(/"style":"[a-z-]+"/g, '');
        expect(strip(again)).toBe(strip(document));
      }),
      { numRuns: 500 },
    );
  });

  itWithShared('gives every rule of SigmaHQ back', (shared) => {
    for (const { text } of yamlFilesIn(`${shared}/sigmahq/rules`)) {
      const document = parseSigma(text, 'x.yml', new Diagnostics())[0];
      if (document !== undefined) expectSameWhenPrinted(document);
    }
  });
});

describe('printing a condition', () => {
  const cases = [
    'a',
    'not a',
    'not (a and b)',
    'a and b or not c',
    '(a or b) and c',
    'a and (b and c)',
    'not not a',
    '1 of them or all of a*',
    'not 1 of a*',
  ];
  it.each(cases)('%s', (condition) => {
    const text = whoamiRule
      .replace('selection and not filter', condition)
      .replace(
        "    selection:\n        Image|endswith: '\\whoami.exe'\n    filter:\n        User: 'SYSTEM'",
        '    a: x\n    b: y\n    c: z',
      );
    const [document] = readAll(text);
    const conditions: readonly Condition[] = document?.kind === 'rule' ? document.detection.conditions : [];
    expect(conditions.map(printCondition)).toEqual([condition]);
  });
});
