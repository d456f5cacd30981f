import { Refusal } from '../refusal.ts';
import type { TextTerm } from '../term.ts';
import { notFor, valueModifier } from './modifier.ts';

/** `fieldref`: the value names another field of the same event to compare with. */
export const fieldref = valueModifier('fieldref', (term) => {
  if (term.kind !== 'text') throw notFor('fieldref', term, 'the name of a field');
  return [{ kind: 'field', name: plainText(term), relation: 'equals', cased: term.cased }];
});

function plainText(term: TextTerm): string {
  return term.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      throw new Refusal(
        'a field reference cannot hold wildcards',
        'write "contains", "startswith" or "endswith" behind "fieldref"',
      );
    })
    .join('');
}
