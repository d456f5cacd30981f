import { type Draft, draftBytes, spellOut } from './draft.ts';
import { type LoweringContext, refuse } from './item-settings.ts';

/** More spellings of one value than this are not written out: five dashes are 3,125. */
const spellingLimit = 10_000;

/** Runs an encoding over a value's bytes; wildcards cannot be encoded and are refused. */
export function encodeBytes(
  draft: Draft,
  context: LoweringContext,
  modifier: string,
  encode: (bytes: readonly number[]) => readonly Draft[],
): readonly Draft[] | null {
  const encoded: Draft[] = [];
  const spellings = spellOut(draft, spellingLimit);
  if (spellings === null) {
    return refuse(
      context,
      'too-many-spellings',
      `what "${modifier}" is given stands for more than ${spellingLimit} texts`,
      'list the spellings that occur as values',
    );
  }
  for (const spelling of spellings) {
    const bytes = draftBytes(spelling);
    if (bytes === null) {
      return refuse(
        context,
        'wildcard-before-encoding',
        `"${modifier}" cannot encode a value with wildcards: the encoded text is not known`,
        'write the value without * and ?, or escape them, and use "contains"',
      );
    }
    encoded.push(...encode(bytes));
  }
  return encoded;
}

/** UTF-16 code units of a text, as bytes in the given order. */
export function utf16Bytes(text: string, order: 'little-endian' | 'big-endian'): readonly number[] {
  return Array.from({ length: text.length }, (_, i) => {
    const unit = text.charCodeAt(i);
    const [low, high] = [unit & 0xff, unit >> 8];
    return order === 'little-endian' ? [low, high] : [high, low];
  }).flat();
}

export function bytesAsText(bytes: readonly number[]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
