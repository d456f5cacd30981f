import { byContent, type Pattern } from '@sigmazuh/compiler';
import { linearSearch } from './chain.ts';
import { type Pcre2Text, printed } from './pcre2-text.ts';
import { render } from './render.ts';

/**
 * The PCRE2 text that searches for a pattern in UTF-8 bytes, without any option set (no UTF, no caseless): printable
 * ASCII, free of `<`, `>` and `&`, and with time linear in the text wherever the pattern allows it.
 * Flags stand at its beginning, so it must not be embedded in another regex; compose patterns instead.
 */
export const printPcre2: (pattern: Pattern) => Pcre2Text = byContent((pattern) =>
  printed(render(linearSearch(pattern))),
);
