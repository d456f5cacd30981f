import type { Modifier } from '../modifier.ts';

/** `re|m`: `^` and `$` also hold at line breaks. */
export const multiLine: Modifier = {
  name: 'm',
  adjust: (settings) => ({ ...settings, regexFlags: [...settings.regexFlags, 'm'] }),
};
