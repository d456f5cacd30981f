import type { ModifierName } from '@sigmazuh/parser';
import type { EncodedPart, EncodedTerm, Term } from '../term.ts';
import { notFor } from './modifier.ts';
import { type SpelledPart, spelledOut } from './spellings.ts';

type ByteOrder = 'little-endian' | 'big-endian';

/** The string's text in UTF-16, once for each spelling that it leaves open; wildcards stay what they are. */
export function encodeUtf16(term: Term, name: ModifierName, order: ByteOrder): readonly EncodedTerm[] {
  if (term.kind !== 'text') throw notFor(name, term, 'a string');
  return spelledOut(term.parts, name).map((parts) => ({
    kind: 'encoded',
    parts: joined(parts).map(
      (part): EncodedPart =>
        part.kind === 'text' ? { kind: 'bytes', bytes: utf16(part.text, order) } : part,
    ),
    cased: term.cased,
  }));
}

/** Texts that stand beside each other are one. */
function joined(parts: readonly SpelledPart[]): readonly SpelledPart[] {
  const found: SpelledPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last?.kind === 'text' && part.kind === 'text') {
      found[found.length - 1] = { kind: 'text', text: last.text + part.text };
    } else found.push(part);
  }
  return found;
}

function utf16(text: string, order: ByteOrder): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), order === 'little-endian');
  return bytes;
}
