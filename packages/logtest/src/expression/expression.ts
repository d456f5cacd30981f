import type { ByteText } from '../bytes.ts';

/** One of Wazuh's pattern languages, compiled. */
export interface Expression {
  readonly type: 'osregex' | 'osmatch' | 'pcre2' | 'string';
  /** Is the pattern found? Engine errors (PCRE2's match limit) count as "no", as in Wazuh. */
  matches(subject: ByteText): boolean;
  /** Captures and the offset just behind the match, or `null`. Decoders need it; osmatch and string have no groups. */
  capture(
    subject: ByteText,
  ): { readonly groups: readonly (ByteText | undefined)[]; readonly end: number } | null;
}
