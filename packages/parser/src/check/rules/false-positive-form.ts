import type { DocumentCheck } from '../check-rule.ts';

const nothing = new Set([
  'none',
  'no',
  'n/a',
  'na',
  'nothing',
  'false positive',
  'false positives',
  'legitimate',
]);

export const falsePositiveForm: DocumentCheck = {
  scope: 'document',
  id: 'false-positive-form',
  severity: 'info',
  summary: 'a false positive that says nothing',
  examine({ falsePositives }, say) {
    for (const { value, range } of falsePositives) {
      const text = value.trim().toLowerCase().replace(/[.!]$/, '');
      if (text.length > 1 && !nothing.has(text)) continue;
      say(range, `"${value}" is no false positive that anybody could recognise`, {
        hint: 'name the software or the work that looks the same, or write "Unknown" or "Unlikely"',
      });
    }
  },
};
