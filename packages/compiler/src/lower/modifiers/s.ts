import type { Modifier } from '../modifier.ts';

/** `re|s`: `.` also matches a line break. */
export const singleLine: Modifier = {
  name: 's',
  adjust: (settings) => ({ ...settings, regexFlags: [...settings.regexFlags, 's'] }),
};
