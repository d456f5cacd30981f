import { readLeadingOptions } from './leading-options.ts';
import type { CharacterForm } from './size/size-in-bytes.ts';
import { Pcre2SyntaxError } from './syntax-error.ts';
import { decodeUtf8, type InvalidUtf8, utf8ErrorMessage } from './utf8.ts';

/** Pattern or subject as the engine sees it, and the way back from its offsets to bytes. */
export interface EngineText {
  readonly kind: 'text';
  readonly text: string;
  readonly toBytes: (offset: number) => number;
}

const sameOffset = (offset: number): number => offset;

/** Makes the engine read a pattern of bytes as Unicode characters U+0000–U+00FF, which `(*UCP)` alone means. */
const READ_AS_CHARACTERS = '(*UTF)';

/**
 * Under `(*UTF)` the engine reads UTF-16; the pattern's bytes must be UTF-8 then.
 * Under `(*UCP)` alone Wazuh's library folds the case of bytes as Latin-1, and this engine only in its UTF mode.
 */
export function patternText(source: string): EngineText & { readonly form: CharacterForm } {
  const { utf, ucp } = readLeadingOptions(source);
  if (!utf && !ucp) return { kind: 'text', text: source, toBytes: sameOffset, form: 'bytes' };
  if (!utf) {
    const text = READ_AS_CHARACTERS + source;
    return {
      kind: 'text',
      text,
      toBytes: (offset) => Math.max(0, offset - READ_AS_CHARACTERS.length),
      form: 'bytes',
    };
  }
  const decoded = decodeUtf8(source);
  if (decoded.kind === 'invalid') {
    throw new Pcre2SyntaxError(decoded.code, decoded.offset, utf8ErrorMessage(decoded.code));
  }
  return {
    kind: 'text',
    text: decoded.text,
    toBytes: (offset) => decoded.byteOffsets[offset] ?? source.length,
    form: 'utf-8',
  };
}

/** A subject for a pattern of that form. Only UTF-8 can be invalid. */
export function subjectText(subject: string, form: CharacterForm): EngineText | InvalidUtf8 {
  if (form === 'bytes') return { kind: 'text', text: subject, toBytes: sameOffset };
  const decoded = decodeUtf8(subject);
  if (decoded.kind === 'invalid') return decoded;
  return {
    kind: 'text',
    text: decoded.text,
    toBytes: (offset) => decoded.byteOffsets[offset] ?? subject.length,
  };
}
