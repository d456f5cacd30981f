import type { EncodedPart } from '../term.ts';
import { encodeUtf16 } from './encode-utf16.ts';
import { valueModifier } from './modifier.ts';

const byteOrderMark = Uint8Array.of(0xff, 0xfe);

/** `utf16`: the string in UTF-16, low byte first, behind a byte order mark. */
export const utf16 = valueModifier('utf16', (term) => {
  return encodeUtf16(term, 'utf16', 'little-endian').map((encoded) => ({
    ...encoded,
    parts: withMark(encoded.parts),
  }));
});

function withMark(parts: readonly EncodedPart[]): readonly EncodedPart[] {
  const [first, ...rest] = parts;
  if (first?.kind !== 'bytes') return [{ kind: 'bytes', bytes: byteOrderMark }, ...parts];
  return [{ kind: 'bytes', bytes: Uint8Array.of(...byteOrderMark, ...first.bytes) }, ...rest];
}
