import { byKey } from '@sigmazuh/compiler';
import { superlinearities } from '../linear/superlinearity.ts';
import { readPcre2 } from '../read/read-pcre2.ts';
import { alternativesOfNode, beginsAtStart } from './byte-node.ts';

declare const made: unique symbol;

/** PCRE2 text that this package has printed, or has read and proven linear. Nobody else can make one. */
export type Pcre2Text = string & { readonly [made]: true };

/**
 * A text that was put together elsewhere, if it can be read and no text can make its time grow faster than its length;
 * else `null`. Rules of one collection ask for the same values, and a proof takes longer than all else: each is made once.
 */
export const provenText: (text: string) => Pcre2Text | null = byKey(
  (text) => text,
  (text: string) => {
    try {
      return superlinearities(readPcre2(text)).length === 0 ? printed(text) : null;
    } catch (problem) {
      if (problem instanceof SyntaxError) return null;
      throw problem;
    }
  },
);

/** Whether a text can only be found at the beginning. */
export const isAnchored: (text: Pcre2Text) => boolean = byKey(
  (text) => text,
  (text) => alternativesOfNode(readPcre2(text)).every(beginsAtStart),
);

/** Found in every text: what a pattern that asks for nothing is where an element must not be empty. */
export const anyText: Pcre2Text = printed('\\A');

/** What the printer has written. */
export function printed(text: string): Pcre2Text {
  return text as Pcre2Text;
}
