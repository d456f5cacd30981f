import { encodableBytes } from './encodable-bytes.ts';
import { valueModifier } from './modifier.ts';

/**
 * `base64offset`: how the value's bytes look inside a longer Base64 text, of which they may be at three places
 * modulo three. Characters that also hold bits of a neighbour are left out.
 *
 *     foo   →  Zm9v   (b)Zvb (=)   (bm)9v…  by shift 0, 1, 2
 */
export const base64offset = valueModifier('base64offset', (term) =>
  encodableBytes(term, 'base64offset').flatMap((bytes) =>
    [0, 1, 2].map((shift) => {
      const text = shiftedBase64(bytes, shift);
      return {
        kind: 'text',
        parts: [{ kind: 'text', text }],
        cased: 'cased' in term && term.cased,
        written: text,
      };
    }),
  ),
);

/** A character holds six bits; those wholly within the value's bits are kept. */
function shiftedBase64(bytes: Uint8Array, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const firstBit = shift * 8;
  const endBit = firstBit + bytes.length * 8;
  return encoded.slice(Math.ceil(firstBit / 6), Math.floor(endBit / 6));
}
