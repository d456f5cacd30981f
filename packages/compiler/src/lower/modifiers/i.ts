import type { Modifier } from '../modifier.ts';

/** `re|i`: letters of the regex match either case. */
export const insensitive: Modifier = {
  name: 'i',
  adjust: (settings) => ({ ...settings, regexFlags: [...settings.regexFlags, 'i'] }),
};
