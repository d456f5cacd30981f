import { encodeUtf16 } from './encode-utf16.ts';
import { valueModifier } from './modifier.ts';

/** `wide`: another name of `utf16le`. */
export const wide = valueModifier('wide', (term) => encodeUtf16(term, 'wide', 'little-endian'));
