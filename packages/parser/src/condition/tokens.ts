/** A piece of a condition. `start` and `end` count in the condition's text. */
export interface Token {
  readonly kind: 'word' | '(' | ')' | '|' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a condition into brackets, pipes and words. A word is everything between blanks and those, so that search
 * identifiers may be written with dashes, dots or letters of any script.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const piece = /[()|]|[^\s()|]+/gu;
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const [value] = found;
    const kind = value === '(' || value === ')' || value === '|' ? value : 'word';
    tokens.push({ kind, text: value, start: found.index, end: found.index + value.length });
  }
  const end = text.trimEnd().length;
  tokens.push({ kind: 'end', text: '', start: end, end });
  return tokens;
}
