import { bytesAsText, encodeBytes, utf16Bytes } from '../bytes.ts';
import type { Modifier } from '../modifier.ts';

/** `utf16le`: the value becomes UTF-16, low byte first. */
export const utf16le: Modifier = {
  name: 'utf16le',
  transform: (draft, context) =>
    encodeBytes(draft, context, 'utf16le', (bytes) => [
      { kind: 'bytes', bytes: utf16Bytes(bytesAsText(bytes), 'little-endian') },
    ]),
};
