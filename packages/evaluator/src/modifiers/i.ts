import { notFor, valueModifier } from './modifier.ts';

/** `re|i`: upper and lower case are the same. */
export const i = valueModifier('i', (term) => {
  if (term.kind !== 'regex') throw notFor('i', term, 'a regular expression, behind "re"');
  return [{ ...term, flags: { ...term.flags, i: true } }];
});
