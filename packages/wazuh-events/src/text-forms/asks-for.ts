import { contains, type Pattern } from '@sigmazuh/compiler';

/** Which parts of a pattern are looked at: its texts only, or also its sets, which may take the character. */
type Parts = 'texts' | 'texts and sets';

/** Whether what a pattern finds can hold one of the characters. A set is taken to hold them all. */
export function asksFor(characters: string, pattern: Pattern, parts: Parts): boolean {
  return contains(pattern, (node) => {
    if (node.kind === 'class' || node.kind === 'any-one') return parts === 'texts and sets';
    return node.kind === 'literal' && Array.from(characters).some((each) => node.text.includes(each));
  });
}
