import { compilePattern } from '@sigmazuh/pcre2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePattern, encodeText, printPcre2, referenceMatch, type TextForm } from '../src/index.ts';
import { patterns, valuesNear } from './arbitrary.ts';
import { forms } from './forms.ts';

/** A text as Wazuh hands it to PCRE2: one character per UTF-8 byte. */
function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function search(printed: string, form: TextForm, value: string): boolean {
  const compiled = compilePattern(printed);
  const outcome = compiled.search(bytes(encodeText(value, form)));
  compiled.destroy();
  if (outcome.kind === 'failed') throw new Error(`${printed}: ${outcome.reason}`);
  return outcome.kind === 'match';
}

/** Blanks at the end do not reach the encoded text, and what is searched for there is another matter. */
function trimmed(value: string, form: TextForm): string {
  return form.trimmed === undefined ? value : value.replace(/ +$/, '');
}

describe('the printed pattern finds in the encoded text what the pattern finds in the value', () => {
  it.each(forms.map((form) => [form.name, form] as const))('%s', (_, form) => {
    const cases = patterns.chain((pattern) =>
      fc.tuple(fc.constant(pattern), fc.array(valuesNear(pattern), { minLength: 5, maxLength: 5 })),
    );
    fc.assert(
      fc.property(cases, ([pattern, values]) => {
        const printed = printPcre2(encodePattern(pattern, form));
        for (const written of values) {
          const value = trimmed(written, form);
          const found = search(printed, form, value);
          expect({ printed, value, found }).toEqual({
            printed,
            value,
            found: referenceMatch(pattern, value),
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
