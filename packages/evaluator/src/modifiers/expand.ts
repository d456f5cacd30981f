import { parseSigmaString } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { TextPart } from '../text/text-pattern.ts';
import { asText, type ModifierContext, valueModifier } from './modifier.ts';
import { combinations } from './spellings.ts';

/** A piece of a value: parts as they are, or the name of a placeholder. */
type Piece =
  | { readonly kind: 'parts'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'placeholder'; readonly name: string };

/**
 * `expand`: `%name%` is replaced by the values that the user gives to the placeholder, one alternative each;
 * `\%` is a percent sign. A placeholder nobody gave a value is refused, as the specification demands.
 */
export const expand = valueModifier('expand', (term, context) => {
  if (term.kind === 'regex') {
    const pieces = piecesOf(term.pattern);
    return alternatives(pieces, context).map((texts) => ({ ...term, pattern: texts.join('') }));
  }
  const text = asText(term, 'expand');
  const pieces = text.parts.flatMap((part): readonly Piece[] => {
    return part.kind === 'text' ? piecesOf(part.text).map(toPiece) : [{ kind: 'parts', parts: [part] }];
  });
  return combine(pieces, context).map((parts) => ({ ...text, parts }));
});

// A backslash before a percent sign escapes it, unless another backslash stands before: `\\%name%` is a placeholder.
const placeholder = /((?:[^%\\]|\\[\\%]?)+)|%([^%]+)%|(%)/g;
const escapedPercent = /\\([\\%])/g;

interface TextPiece {
  readonly kind: 'text' | 'placeholder';
  readonly text: string;
}

function piecesOf(text: string): readonly TextPiece[] {
  return Array.from(text.matchAll(placeholder), ([, plain, name]) => {
    if (name !== undefined) return { kind: 'placeholder', text: name };
    return { kind: 'text', text: plain === undefined ? '%' : plain.replace(escapedPercent, withoutEscape) };
  });
}

function withoutEscape(pair: string, character: string): string {
  return character === '%' ? '%' : pair;
}

function toPiece(piece: TextPiece): Piece {
  return piece.kind === 'text'
    ? { kind: 'parts', parts: [{ kind: 'text', text: piece.text }] }
    : { kind: 'placeholder', name: piece.text };
}

/** All readings of a value whose placeholders are replaced by text. */
function alternatives(
  pieces: readonly TextPiece[],
  context: ModifierContext,
): readonly (readonly string[])[] {
  return combinations(pieces, 'expand', (piece) =>
    piece.kind === 'text' ? [[piece.text]] : valuesOf(piece.text, context).map((each) => [each]),
  );
}

/** All readings of a value whose placeholders are replaced by Sigma strings. */
function combine(pieces: readonly Piece[], context: ModifierContext): readonly (readonly TextPart[])[] {
  return combinations(pieces, 'expand', (piece) =>
    piece.kind === 'parts'
      ? [piece.parts]
      : valuesOf(piece.name, context).map((each) => parseSigmaString(each)),
  );
}

function valuesOf(name: string, context: ModifierContext): readonly string[] {
  const values = context.placeholders.get(name);
  if (values === undefined) {
    throw new Refusal(
      `no values are given for the placeholder "%${name}%"`,
      'give it a list of values under "placeholders" in sigmazuh.yml',
    );
  }
  return values;
}
