import type { ModifierName } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { Term } from '../term.ts';
import type { TextPart } from '../text/text-pattern.ts';
import { asText } from './modifier.ts';

// Five spellings of a dash in six places: more than anybody writes by hand.
const mostSpellings = 20_000;

/** The bytes that a Base64 modifier encodes: one for each spelling the value leaves open. */
export function encodableBytes(term: Term, name: ModifierName): readonly Uint8Array[] {
  if (term.kind === 'encoded') return [encodedBytes(term.parts, name)];
  return spellings(asText(term, name).parts, name).map((text) => new TextEncoder().encode(text));
}

function encodedBytes(parts: Extract<Term, { kind: 'encoded' }>['parts'], name: ModifierName): Uint8Array {
  return Uint8Array.of(
    ...parts.flatMap((part) => {
      if (part.kind !== 'bytes') throw wildcard(name);
      return Array.from(part.bytes);
    }),
  );
}

function spellings(parts: readonly TextPart[], name: ModifierName): readonly string[] {
  return parts.reduce<readonly string[]>(
    (texts, part) => {
      if (part.kind === 'any-one' || part.kind === 'any-run') throw wildcard(name);
      const choices = part.kind === 'text' ? [part.text] : part.characters;
      if (texts.length * choices.length > mostSpellings) {
        throw new Refusal(
          `"${name}" would have to encode too many spellings`,
          'list the spellings that occur as values',
        );
      }
      return texts.flatMap((text) => choices.map((choice) => text + choice));
    },
    [''],
  );
}

function wildcard(name: ModifierName): Refusal {
  return new Refusal(
    `"${name}" cannot encode a value with wildcards`,
    'write the value without * and ?, or as \\* and \\?; put "contains" behind the encoding',
  );
}
