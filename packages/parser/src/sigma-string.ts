/** A Sigma string value taken apart: text, `?` and `*`. */
export type SigmaStringPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any-one' }
  | { readonly kind: 'any-run' };

const special = /[\\*?]/;
const anyOne: SigmaStringPart = Object.freeze({ kind: 'any-one' });
const anyRun: SigmaStringPart = Object.freeze({ kind: 'any-run' });

/**
 * Takes a string value apart (Sigma rules specification, "Escape Character"). A backslash takes the special meaning
 * from a backslash, `*` or `?` behind it; before anything else, and at the end, it is a backslash.
 *
 *     \a → \a    \\a → \a    \* → literal *    \\* → \ and any run    \\\* → literal \*    \\\\ → \\    \\\ → \\
 *
 * Neighbouring texts are joined, so no two parts of kind `text` follow one another and none is empty.
 */
export function parseSigmaString(text: string): readonly SigmaStringPart[] {
  if (text !== '' && !special.test(text)) return Object.freeze([Object.freeze({ kind: 'text', text })]);
  const parts: SigmaStringPart[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(Object.freeze({ kind: 'text', text: literal }));
    literal = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const following = text[at + 1];
    if (character === '\\' && (following === '\\' || following === '*' || following === '?')) {
      literal += following;
      at += 1;
    } else if (character === '*' || character === '?') {
      flush();
      parts.push(character === '*' ? anyRun : anyOne);
    } else {
      literal += character;
    }
  }
  flush();
  return Object.freeze(parts);
}

/** The shortest spelling of the parts: `parseSigmaString(printSigmaString(parts))` gives the parts back. */
export function printSigmaString(parts: readonly SigmaStringPart[]): string {
  let printed = '';
  parts.forEach((part, index) => {
    if (part.kind === 'any-run') printed += '*';
    else if (part.kind === 'any-one') printed += '?';
    else printed += escapeText(part.text, index + 1 < parts.length ? 'wildcard' : 'end');
  });
  return printed;
}

function escapeText(text: string, followedBy: 'wildcard' | 'end'): string {
  return text.replace(/\\+|[*?]/g, (found, at: number) => {
    if (found === '*' || found === '?') return `\\${found}`;
    const following = text[at + found.length];
    const special =
      following === undefined ? followedBy === 'wildcard' : following === '*' || following === '?';
    // A single backslash may stay single; a run of them would be halved when read.
    return found.length === 1 && !special ? found : found + found;
  });
}
