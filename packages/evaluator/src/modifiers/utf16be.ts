import { encodeUtf16 } from './encode-utf16.ts';
import { valueModifier } from './modifier.ts';

/** `utf16be`: the string in UTF-16, high byte first. */
export const utf16be = valueModifier('utf16be', (term) => encodeUtf16(term, 'utf16be', 'big-endian'));
