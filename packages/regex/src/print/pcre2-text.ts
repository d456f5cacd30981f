import { superlinearities } from '../linear/superlinearity.ts';
import { readPcre2 } from '../read/read-pcre2.ts';

declare const made: unique symbol;

/** PCRE2 text that this package has printed, or has read and proven linear. Nobody else can make one. */
export type Pcre2Text = string & { readonly [made]: true };

/**
 * A text that was put together elsewhere, if it can be read and no text can make its time grow faster than its length;
 * else `null`.
 */
export function provenText(text: string): Pcre2Text | null {
  return isProven(text) ? text : null;
}

function isProven(text: string): text is Pcre2Text {
  try {
    return superlinearities(readPcre2(text)).length === 0;
  } catch (problem) {
    if (problem instanceof SyntaxError) return false;
    throw problem;
  }
}

/** Found in every text: what a pattern that asks for nothing is where an element must not be empty. */
export const anyText: Pcre2Text = printed('\\A');

/** What the printer has written. */
export function printed(text: string): Pcre2Text {
  return text as Pcre2Text;
}
