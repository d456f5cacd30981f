import { encodeUtf16 } from './encode-utf16.ts';
import { valueModifier } from './modifier.ts';

/** `utf16le`: the string in UTF-16, low byte first. */
export const utf16le = valueModifier('utf16le', (term) => encodeUtf16(term, 'utf16le', 'little-endian'));
