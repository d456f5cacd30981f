import type { Pattern } from '@sigmazuh/compiler';

/** Which parts of a pattern are looked at: its texts only, or also its sets, which may take the character. */
type Parts = 'texts' | 'texts and sets';

/** Whether what a pattern finds can hold one of the characters. A set is taken to hold them all. */
export function asksFor(characters: string, pattern: Pattern, parts: Parts): boolean {
  switch (pattern.kind) {
    case 'literal':
      return Array.from(characters).some((character) => pattern.text.includes(character));
    case 'class':
    case 'any-one':
      return parts === 'texts and sets';
    case 'sequence':
      return pattern.items.some((each) => asksFor(characters, each, parts));
    case 'choice':
      return pattern.alternatives.some((each) => asksFor(characters, each, parts));
    case 'repeat':
    case 'look':
      return asksFor(characters, pattern.item, parts);
    default:
      return false;
  }
}
