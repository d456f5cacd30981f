/** A value as the plugin reads it: texts and the two wildcards. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'many' }
  | { readonly kind: 'one' };

export interface SigmaString {
  readonly kind: 'string';
  readonly parts: readonly Part[];
  /** As it was written. */
  readonly source: string;
}

/** A backslash escapes `*`, `?` and itself, and is one of the text in front of anything else. */
export function readSigmaString(source: string): SigmaString {
  const parts: Part[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  for (let i = 0; i < source.length; i++) {
    const each = source.charAt(i);
    const next = source.charAt(i + 1);
    if (each === '\\') {
      if (next === '*' || next === '?' || next === '\\') {
        text += next;
        i++;
      } else text += each;
    } else if (each === '*' || each === '?') {
      flush();
      parts.push({ kind: each === '*' ? 'many' : 'one' });
    } else text += each;
  }
  flush();
  return { kind: 'string', parts, source };
}

export const hasWildcard = ({ parts }: SigmaString): boolean => parts.some(({ kind }) => kind !== 'text');

export function opened(value: SigmaString, sides: 'before' | 'behind' | 'both'): SigmaString {
  const parts = [...value.parts];
  if (sides !== 'behind' && parts[0]?.kind !== 'many') parts.unshift({ kind: 'many' });
  if (sides !== 'before' && parts.at(-1)?.kind !== 'many') parts.push({ kind: 'many' });
  return { ...value, parts };
}

const escapedInQuery = new Set('*?/:\\+-=><!(){}[]^"~');

/** The value in the query string: in quotes with `_ws_` for blanks, or bare with blanks escaped. */
export function queryText(value: SigmaString): string {
  const text = value.parts
    .map((part) => {
      if (part.kind === 'many') return '*';
      if (part.kind === 'one') return '?';
      if (part.text === '&&' || part.text === '||') return `\\${part.text}`;
      return Array.from(part.text, (each) => (escapedInQuery.has(each) ? `\\${each}` : each)).join('');
    })
    .join('');
  return hasWildcard(value) ? text.replaceAll(' ', '\\ ') : `"${text.replaceAll(' ', '_ws_')}"`;
}
