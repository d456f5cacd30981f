import type { TextPart } from '../text/text-pattern.ts';
import { asText, valueModifier } from './modifier.ts';

/** Hyphen, slash, en dash, em dash and horizontal bar (modifiers appendix, `windash`). */
const dashes: readonly string[] = Object.freeze(['-', '/', '\u2013', '\u2014', '\u2015']);

/** `windash`: each dash or slash of the value stands for any of the five characters that Windows takes for one. */
export const windash = valueModifier('windash', (term) => {
  const text = asText(term, 'windash');
  return [{ ...text, parts: text.parts.flatMap(openDashes) }];
});

function openDashes(part: TextPart): readonly TextPart[] {
  if (part.kind !== 'text') return [part];
  return part.text
    .split(/([-/\u2013\u2014\u2015])/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      dashes.includes(piece) ? { kind: 'one-of', characters: dashes } : { kind: 'text', text: piece },
    );
}
