import type { ModifierName } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { Term } from '../term.ts';
import type { TextPart } from '../text/text-pattern.ts';
import { asText } from './modifier.ts';
import { spelledOut } from './spellings.ts';

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
  return spelledOut(parts, name).map((spelling) =>
    spelling
      .map((part) => {
        if (part.kind !== 'text') throw wildcard(name);
        return part.text;
      })
      .join(''),
  );
}

function wildcard(name: ModifierName): Refusal {
  return new Refusal(
    `"${name}" cannot encode a value with wildcards`,
    'write the value without * and ?, or as \\* and \\?; put "contains" behind the encoding',
  );
}
