/**
 * Text as Wazuh sees it: bytes. One character per UTF-8 byte, each in U+0000–U+00FF, so that lengths, offsets,
 * character classes and truncation behave as in the engine, and strings stay cheap.
 */
export type ByteText = string;

const asciiOnly = /^[\x00-\x7f]*$/;

/** Encodes text as its UTF-8 bytes; a lone surrogate becomes U+FFFD. */
export function toBytes(text: string): ByteText {
  if (asciiOnly.test(text)) return text;
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text those bytes spell; bytes that are not UTF-8 become U+FFFD. */
export function fromBytes(bytes: ByteText): string {
  if (asciiOnly.test(bytes)) return bytes;
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
