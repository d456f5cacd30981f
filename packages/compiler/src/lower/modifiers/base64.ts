import { encodeBytes } from '../bytes.ts';
import { plainDraft } from '../draft.ts';
import type { Modifier } from '../modifier.ts';

/** `base64`: the value becomes its Base64 text, padding included. */
export const base64: Modifier = {
  name: 'base64',
  transform: (draft, context) =>
    encodeBytes(draft, context, 'base64', (bytes) => [plainDraft(Buffer.from(bytes).toString('base64'))]),
};
