import { notFor, valueModifier } from './modifier.ts';

/** `re|s`: `.` takes newlines too. */
export const s = valueModifier('s', (term) => {
  if (term.kind !== 'regex') throw notFor('s', term, 'a regular expression, behind "re"');
  return [{ ...term, flags: { ...term.flags, s: true } }];
});
