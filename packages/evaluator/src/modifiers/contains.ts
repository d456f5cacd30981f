import { anyRun } from '../text/text-pattern.ts';
import { asText, valueModifier } from './modifier.ts';

/** `contains`: anything may stand before and behind the value. */
export const contains = valueModifier('contains', (term) => {
  if (term.kind === 'field') return [{ ...term, relation: 'contains' }];
  const text = asText(term, 'contains');
  return [{ ...text, parts: [anyRun, ...text.parts, anyRun] }];
});
