import { bytesAsText, encodeBytes, utf16Bytes } from '../bytes.ts';
import type { Modifier } from '../modifier.ts';

/** `utf16`: the value becomes UTF-16 with a byte order mark, low byte first. */
export const utf16: Modifier = {
  name: 'utf16',
  transform: (draft, context) =>
    encodeBytes(draft, context, 'utf16', (bytes) => [
      { kind: 'bytes', bytes: [0xff, 0xfe, ...utf16Bytes(bytesAsText(bytes), 'little-endian')] },
    ]),
};
