import { encodableBytes } from './encodable-bytes.ts';
import { valueModifier } from './modifier.ts';

/** `base64`: the value's bytes in Base64. Without an encoding before it the bytes are UTF-8. */
export const base64 = valueModifier('base64', (term) =>
  encodableBytes(term, 'base64').map((bytes) => {
    const text = Buffer.from(bytes).toString('base64');
    return {
      kind: 'text',
      parts: [{ kind: 'text', text }],
      cased: 'cased' in term && term.cased,
      written: text,
    };
  }),
);
