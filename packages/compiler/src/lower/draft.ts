import { parseSigmaString, type SigmaStringPart } from '@sigmazuh/parser';
import { codePoints, codePointsOf, wellFormed } from '@sigmazuh/regex-syntax';
import { anyOne, anyRun, type CaseRule, literal, oneOf, sequence } from '../pattern/build.ts';
import type { Pattern } from '../pattern.ts';

/** A string value on its way through the modifiers: text with wildcards, or bytes once it was encoded. */
export type Draft =
  | { readonly kind: 'text'; readonly parts: readonly DraftPart[] }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] };

/** `one-of` is a character that may be any of several: what `windash` makes of a dash. */
export type DraftPart = SigmaStringPart | { readonly kind: 'one-of'; readonly characters: string };

export function draftOf(text: string): Draft {
  return { kind: 'text', parts: parseSigmaString(text) };
}

export function plainDraft(text: string): Draft {
  return { kind: 'text', parts: text === '' ? [] : [{ kind: 'text', text }] };
}

/** The value's bytes, or `null` when wildcards or alternatives leave them open. */
export function draftBytes(draft: Draft): readonly number[] | null {
  if (draft.kind === 'bytes') return draft.bytes;
  const texts = draft.parts.map((part) => (part.kind === 'text' ? part.text : null));
  return texts.includes(null) ? null : [...new TextEncoder().encode(texts.join(''))];
}

/** The value as a pattern without anchors, or `null` for bytes that are no text. */
export function draftPattern(draft: Draft, rule: CaseRule): Pattern | null {
  if (draft.kind === 'bytes') {
    const text = shownText(draft.bytes);
    return text === null ? null : literal(text, rule);
  }
  return sequence(draft.parts.map((part) => partPattern(part, rule)));
}

function partPattern(part: DraftPart, rule: CaseRule): Pattern {
  switch (part.kind) {
    case 'text':
      return literal(wellFormed(part.text), rule);
    case 'any-one':
      return anyOne;
    case 'any-run':
      return anyRun;
    case 'one-of':
      return oneOf(codePoints(...codePointsOf(part.characters)), 'cased');
  }
}

/**
 * Encoded bytes as a field would show them. UTF-16 is no text of one reading outside ASCII, and its NUL bytes end what
 * they stand in.
 */
export function shownText(bytes: readonly number[]): string | null {
  return bytes.some((byte) => byte === 0 || byte >= 0x80) ? null : String.fromCharCode(...bytes);
}

/** The drafts a value with `one-of` parts stands for, or `null` when they are more than `limit`. */
export function spellOut(draft: Draft, limit: number): readonly Draft[] | null {
  if (draft.kind === 'bytes') return [draft];
  let variants: readonly (readonly DraftPart[])[] = [[]];
  for (const part of draft.parts) {
    const choices: readonly DraftPart[] =
      part.kind === 'one-of' ? Array.from(part.characters, (text) => ({ kind: 'text', text })) : [part];
    if (variants.length * choices.length > limit) return null;
    variants = variants.flatMap((variant) => choices.map((chosen) => [...variant, chosen]));
  }
  return variants.map((parts) => ({ kind: 'text', parts }));
}
