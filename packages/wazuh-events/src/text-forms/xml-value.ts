import { choice, type Pattern } from '@sigmazuh/compiler';
import { encodePattern, spellingForm, type TextForm } from '@sigmazuh/regex';
import { asksFor } from './asks-for.ts';

const entities: readonly (readonly [number, string])[] = [
  [0x26, '&amp;'],
  [0x3c, '&lt;'],
  [0x3e, '&gt;'],
  [0x0d, '&#13;'],
];

const withBareQuotes: TextForm = spellingForm('xml-value', new Map(entities));
const withQuoteEntities: TextForm = spellingForm(
  'xml-value-with-quote-entities',
  new Map([...entities, [0x22, '&quot;']]),
);

/**
 * The forms of a value in XML whose entities nobody decodes, for what a pattern can ask of it. Text needs no entity for
 * a quote, and some writers, libxml's among them, use one all the same.
 */
export function xmlValueForms(pattern: Pattern): readonly TextForm[] {
  return asksFor('"', pattern, 'texts and sets') ? [withBareQuotes, withQuoteEntities] : [withBareQuotes];
}

/** What a pattern looks for, in any of these forms. */
export function xmlValuePattern(pattern: Pattern): Pattern {
  return choice(xmlValueForms(pattern).map((form) => encodePattern(pattern, form)));
}
