import { notFor, valueModifier } from './modifier.ts';

/** `exists`: whether the event has the field at all, be its value empty or null. */
export const exists = valueModifier('exists', (term) => {
  if (term.kind !== 'boolean') throw notFor('exists', term, 'true or false');
  return [{ kind: 'presence', expected: term.value ? 'present' : 'absent' }];
});
