import { describe, expect, it } from 'vitest';
import { caseVariants, foldText } from '../../src/text/case-folding.ts';

describe('foldText', () => {
  it.each([
    ['ASCII letters', 'aZ09', 'AZ09'],
    ['letters outside ASCII', 'éñж', 'ÉÑЖ'],
    ['all forms of sigma', 'σς', 'ΣΣ'],
    ['letters of the supplementary plane', '\u{10428}', '\u{10400}'],
  ])('makes one of both cases: %s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(folded)).toBe(folded);
  });

  it.each([
    ['sharp s, which has no capital of one character', 'ß'],
    ['the Kelvin sign, which is not the letter K', '\u212a'],
    ['long s, which is not the letter s', '\u017f'],
    ['dotless i, which is not the letter i', '\u0131'],
  ])('leaves alone: %s', (_, text) => {
    expect(foldText(text)).toBe(text);
  });
});

describe('caseVariants', () => {
  it.each([
    ['k', ['K', 'k']],
    ['1', ['1']],
    ['é', ['É', 'é']],
    ['Σ', ['Σ', 'ς', 'σ']],
    ['ß', ['ß']],
  ])('of %s', (character, variants) => {
    const found = caseVariants(character.codePointAt(0) ?? 0).map((each) => String.fromCodePoint(each));
    expect(found.sort()).toEqual([...variants].sort());
  });
});
