import { anyRun } from '../text/text-pattern.ts';
import { asText, valueModifier } from './modifier.ts';

/** `startswith`: anything may stand behind the value. */
export const startswith = valueModifier('startswith', (term) => {
  if (term.kind === 'field') return [{ ...term, relation: 'startswith' }];
  const text = asText(term, 'startswith');
  return [{ ...text, parts: [...text.parts, anyRun] }];
});
