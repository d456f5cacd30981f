import { anyRun } from '../text/text-pattern.ts';
import { asText, valueModifier } from './modifier.ts';

/** `endswith`: anything may stand before the value. */
export const endswith = valueModifier('endswith', (term) => {
  if (term.kind === 'field') return [{ ...term, relation: 'endswith' }];
  const text = asText(term, 'endswith');
  return [{ ...text, parts: [anyRun, ...text.parts] }];
});
