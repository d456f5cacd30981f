import { type Pcre2Text, printed } from './pcre2-text.ts';

/**
 * Searches of a JSON object's text put together from printed ones, each with flags of its own. Every part is looked for
 * from the text's start and for itself, so the whole takes no longer than its parts one after the other.
 */

/** What stands in searches again and again; they call it by its number. */
const parts = [
  // To behind some quote: many times quicker than character by character.
  '(?:[^"]*+")*?',
  // Through a value, character by character of its JSON text.
  '(?:[^"\\\\]|\\\\["\\\\])*?',
  // One character of a value.
  '[^"\\\\\\x80-\\xbf][\\x80-\\xbf]*+|\\\\["\\\\]',
] as const;
const definitions = `(?(DEFINE)${parts.map((part) => `(${part})`).join('')})`;

/** A member with this name whose value, its opening quote included, the printed pattern begins with. */
export function memberSearch(name: string, value: string): string {
  const called = parts.reduce((text, part, i) => text.replaceAll(part, `(?${i + 1})`), value);
  return `(?=(?1)(?i:${name.replace(/[^\w ]/g, '\\$&')})":(?:${called}))`;
}

/** A text in which the printed search is found. */
export function textSearch(search: string): string {
  return `(?=(?s:.*?)(?:${search}))`;
}

/** Any of several searches. */
export function anySearch(searches: readonly string[]): string {
  const [only, ...others] = searches;
  return only !== undefined && others.length === 0 ? only : `(?:${searches.join('|')})`;
}

/** All of `found` and none of `absent`. */
export function allSearches(found: readonly string[], absent: readonly string[]): string {
  return [...found, ...absent.map((each) => `(?!${each})`)].join('');
}

/** A search as a condition has it: from the text's start. */
export function fromTextStart(search: string): Pcre2Text {
  return printed(`${/\(\?[123]\)/.test(search) ? definitions : ''}\\A${search}`);
}
