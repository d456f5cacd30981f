import { notFor, valueModifier } from './modifier.ts';

/** `re|m`: `^` and `$` also stand at the start and end of each line. */
export const m = valueModifier('m', (term) => {
  if (term.kind !== 'regex') throw notFor('m', term, 'a regular expression, behind "re"');
  return [{ ...term, flags: { ...term.flags, m: true } }];
});
