import { bytesAsText, encodeBytes, utf16Bytes } from '../bytes.ts';
import type { Modifier } from '../modifier.ts';

/** `utf16be`: the value becomes UTF-16, high byte first. */
export const utf16be: Modifier = {
  name: 'utf16be',
  transform: (draft, context) =>
    encodeBytes(draft, context, 'utf16be', (bytes) => [
      { kind: 'bytes', bytes: utf16Bytes(bytesAsText(bytes), 'big-endian') },
    ]),
};
