import type { ByteText } from '../../bytes.ts';

/** The text of a decoder's option, its repetitions glued together, has to be shorter than this. */
const maxOptionText = 1_024;

/**
 * Joins a repeated option's text to what was read before. From 1,024 bytes on everything is lost, the text read before
 * included, and the loader goes on without it.
 */
export function joinOptionText(
  before: ByteText | null,
  text: ByteText,
): { readonly kind: 'joined'; readonly text: ByteText } | { readonly kind: 'too-long' } {
  const joined = (before ?? '') + text;
  return joined.length < maxOptionText ? { kind: 'joined', text: joined } : { kind: 'too-long' };
}
