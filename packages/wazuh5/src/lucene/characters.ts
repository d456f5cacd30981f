/**
 * How single characters are written in a regular expression of a rule, so that three readers take them alike: Java
 * (the plugin compiles every expression when it reads a rule, and its rule test searches with it), the plugin (which
 * puts a backslash before each `"` and each `\`, and `_ws_` in place of each blank), and Lucene (which decides).
 * A backslash therefore never escapes anything, and Lucene's own signs stand in a class of their own.
 */
const first = '\u0000';
const last = '\u{10ffff}';

/** Exactly one character, said by naming all others. */
const allBut = (before: string, after: string): string => `[^${first}-${before}${after}-${last}]`;

/** White space other than the blank: alerting joins a query's words with blanks, so these cannot arrive. */
const unsendable = new Set(['\t', '\n', '\v', '\f', '\r']);

/** Tab, line breaks and form feed: all of them together can be named by what lies around them. */
export const whiteSpace = { from: 0x09, to: 0x0d, text: allBut('\u0008', '\u000e') };

const special: ReadonlyMap<string, string> = new Map([
  // The plugin would write `_ws_`.
  [' ', allBut('\u001f', '!')],
  // It would end the expression.
  ['/', allBut('.', '0')],
  // In a class the doubled backslash is one again.
  ['\\', '[\\\\]'],
  // It is named by all others, of which only a bracket in front can begin a range: behind a backslash Lucene reads none.
  ['[', `[^]-${last}${first}-Z\\\\]`],
  // Alone, these stand for themselves; `^` and `$` mean nothing to Lucene.
  [']', ']'],
  ['^', '^'],
]);

/** Signs with a meaning, in Lucene or in Java. `:` could make a field's name of what stands before it. */
const signs = /[.?+*|(){}"#@&<>~$:]/;

/** The character outside of a class; `null` = it cannot be asked for. */
export function characterText(character: string): string | null {
  if (unsendable.has(character)) return null;
  return special.get(character) ?? (signs.test(character) ? `[${character}]` : character);
}

/** Whether the character can begin or end a range of a class, and be a member of one, as it is. */
export function isPlainInClass(point: number): boolean {
  const character = String.fromCodePoint(point);
  return !unsendable.has(character) && !/[\s\\[\]^"/:&~-]/.test(character);
}
