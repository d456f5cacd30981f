import { wordCharacter } from './character-sets.ts';
import type { AssertionPlace } from './syntax.ts';

const newline = 0x0a;

/** Whether the assertion holds between the characters `at - 1` and `at`. */
export function assertionHolds(place: AssertionPlace, text: readonly number[], at: number): boolean {
  switch (place) {
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    case 'last-line-end':
      return at === text.length || (at === text.length - 1 && text[at] === newline);
    case 'line-start':
      // PCRE begins no line behind a newline that ends the text.
      return at === 0 || (text[at - 1] === newline && at < text.length);
    case 'line-end':
      return at === text.length || text[at] === newline;
    case 'word-boundary':
      return isWord(text, at - 1) !== isWord(text, at);
    case 'not-word-boundary':
      return isWord(text, at - 1) === isWord(text, at);
  }
}

function isWord(text: readonly number[], at: number): boolean {
  const codePoint = text[at];
  return codePoint !== undefined && wordCharacter(codePoint);
}
