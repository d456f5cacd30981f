import { asText, valueModifier } from './modifier.ts';

/** `cased`: upper and lower case are told apart. */
export const cased = valueModifier('cased', (term) => {
  if (term.kind === 'field' || term.kind === 'encoded') return [{ ...term, cased: true }];
  return [{ ...asText(term, 'cased'), cased: true }];
});
