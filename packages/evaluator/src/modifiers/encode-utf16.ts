import type { ModifierName } from '@sigmazuh/parser';
import { Refusal } from '../refusal.ts';
import type { EncodedPart, Term } from '../term.ts';
import { notFor } from './modifier.ts';

export type ByteOrder = 'little-endian' | 'big-endian';

/** The string's text in UTF-16; wildcards stay what they are. */
export function encodeUtf16(
  term: Term,
  name: ModifierName,
  order: ByteOrder,
): Extract<Term, { kind: 'encoded' }> {
  if (term.kind !== 'text') throw notFor(name, term, 'a string');
  const parts = term.parts.map((part): EncodedPart => {
    if (part.kind === 'text') return { kind: 'bytes', bytes: utf16(part.text, order) };
    if (part.kind === 'one-of') {
      throw new Refusal(
        `"${name}" cannot encode what "windash" leaves open`,
        'write "windash" behind the encoding',
      );
    }
    return part;
  });
  return { kind: 'encoded', parts, cased: term.cased };
}

function utf16(text: string, order: ByteOrder): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), order === 'little-endian');
  return bytes;
}
