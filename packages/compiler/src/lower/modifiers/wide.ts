import { bytesAsText, encodeBytes, utf16Bytes } from '../bytes.ts';
import type { Modifier } from '../modifier.ts';

/** `wide`: the value becomes UTF-16, low byte first (another name for `utf16le`). */
export const wide: Modifier = {
  name: 'wide',
  transform: (draft, context) =>
    encodeBytes(draft, context, 'wide', (bytes) => [
      { kind: 'bytes', bytes: utf16Bytes(bytesAsText(bytes), 'little-endian') },
    ]),
};
