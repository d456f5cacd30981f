/** Patterns in Lucene's languages: whole values, wildcards, and regular expressions without assertions. */

/** Regular expressions. */
export { escaped } from './expression.ts';
/** Searches of which any will do, as one. */
export { joinedTexts } from './joined-texts.ts';
export { LuceneRefusal } from './refusal.ts';
/** A pattern as the simplest searches that say it. */
export { longestOf, type TextQuery, textQueries } from './text-query.ts';
/** How the index writes the characters of a value. */
export { asItIs, type ValueForm, written } from './value-form.ts';
export { wildcardExpression } from './wildcard-expression.ts';
