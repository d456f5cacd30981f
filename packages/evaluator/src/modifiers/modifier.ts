import type { ModifierName } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { Term, TextTerm } from '../term.ts';

/** One Sigma modifier: either it changes each value, or it says how the item's values are taken together. */
export type Modifier = ValueModifier | ListModifier;

export interface ValueModifier {
  readonly kind: 'value';
  readonly name: ModifierName;
  /**
   * What the value becomes: one term, or several alternatives.
   *
   * @throws Refusal when the modifier gives no meaning to such a value.
   */
  readonly apply: (term: Term, context: ModifierContext) => readonly Term[];
}

export interface ListModifier {
  readonly kind: 'list';
  readonly name: ModifierName;
  readonly effect: 'link-all' | 'negate';
}

export interface ModifierContext {
  /** What `expand` puts in the place of `%name%`: Sigma strings, wildcards allowed, one alternative each. */
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
}

/** A modifier that changes each value on its own. */
export function valueModifier(name: ModifierName, apply: ValueModifier['apply']): ValueModifier {
  return Object.freeze({ kind: 'value', name, apply });
}

/** The value as a text; a number stands for its digits as written, and true and false for these words. */
export function asText(term: Term, name: ModifierName): TextTerm {
  if (term.kind === 'text') return term;
  if (term.kind === 'encoded')
    return { kind: 'text', parts: decodeParts(term.parts), cased: term.cased, written: '' };
  if (term.kind === 'number' || term.kind === 'boolean') {
    return {
      kind: 'text',
      parts: [{ kind: 'text', text: term.written }],
      cased: false,
      written: term.written,
    };
  }
  throw notFor(name, term, 'a string');
}

export function notFor(name: ModifierName, term: Term, wanted: string): Refusal {
  return new Refusal(`"${name}" cannot be applied to ${describe(term)}`, `"${name}" takes ${wanted}`);
}

function describe(term: Term): string {
  switch (term.kind) {
    case 'text':
      return 'a string';
    case 'encoded':
      return 'an encoded string';
    case 'regex':
      return 'a regular expression';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    case 'comparison':
      return 'a comparison';
    case 'network':
      return 'a network';
    case 'field':
      return 'a field reference';
    case 'presence':
      return 'a test for existence';
  }
}

type TextParts = TextTerm['parts'];
type EncodedParts = Extract<Term, { kind: 'encoded' }>['parts'];

/**
 * UTF-16 as it looks in a text field: ASCII characters with NUL beside each. Other characters are no text in any
 * one reading of the bytes.
 */
export function decodeParts(parts: EncodedParts): TextParts {
  return parts.map((part) => {
    if (part.kind !== 'bytes') return part;
    const { mark, bytes } = splitByteOrderMark(part.bytes);
    if (bytes.some((byte) => byte >= 0x80)) {
      throw new Refusal(
        'characters outside ASCII in UTF-16 cannot be found in a text',
        'encode the value further with "base64" or "base64offset"',
      );
    }
    return { kind: 'text', text: mark + String.fromCharCode(...bytes) };
  });
}

function splitByteOrderMark(bytes: Uint8Array): { readonly mark: string; readonly bytes: Uint8Array } {
  const isMarked = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isMarked ? { mark: '\ufeff', bytes: bytes.subarray(2) } : { mark: '', bytes };
}
