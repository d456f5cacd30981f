import type { TextPiece } from '../../text/outline.ts';

/** What there is to tell of a piece of a text, as Markdown. */
export interface Hovered {
  readonly piece: TextPiece;
  readonly markdown: string;
}

/** A text that Markdown leaves as it is. */
export const code = (text: string): string => {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replace(/\s+/g, ' ')}${fence}`;
};

export const list = (items: readonly string[]): string => items.map((each) => `- ${each}`).join('\n');

export const paragraphs = (...texts: readonly (string | null)[]): string =>
  texts.filter((each) => each !== null && each !== '').join('\n\n');
