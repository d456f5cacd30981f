/** Names written one after the other, with blanks between. */
export const names = (...texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.trim().split(/\s+/));
