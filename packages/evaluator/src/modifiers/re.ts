import { noFlags } from '../regex/index.ts';
import { notFor, valueModifier } from './modifier.ts';

/** `re`: the value is a regular expression, searched in the field and sensitive to case unless told otherwise. */
export const re = valueModifier('re', (term) => {
  if (term.kind !== 'text') throw notFor('re', term, 'a string that nothing has changed before');
  return [{ kind: 'regex', pattern: term.written, flags: noFlags }];
});
