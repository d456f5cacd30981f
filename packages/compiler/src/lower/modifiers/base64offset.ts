import { encodeBytes } from '../bytes.ts';
import { plainDraft } from '../draft.ts';
import type { Modifier } from '../modifier.ts';

/**
 * `base64offset`: the value inside a longer Base64 text. Where it begins modulo three decides how it looks; of each of
 * the three looks only the characters are kept that do not depend on the neighbours.
 *
 *     offset 1:   ?  v  a  l  u  e  ?      the first and the last character also carry bits of `?`
 */
export const base64offset: Modifier = {
  name: 'base64offset',
  transform: (draft, context) =>
    encodeBytes(draft, context, 'base64offset', (bytes) =>
      [0, 1, 2].map((offset) => plainDraft(fixedCharacters(bytes, offset))),
    ),
};

function fixedCharacters(bytes: readonly number[], offset: number): string {
  const text = Buffer.from([...Array<number>(offset).fill(0), ...bytes]).toString('base64');
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
}
