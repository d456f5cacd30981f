/** Elements of one name are one text to the engine. */
export function glue(texts: readonly string[]): string {
  return texts.join('');
}
