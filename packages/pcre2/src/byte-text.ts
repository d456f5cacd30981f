/** A NUL ends a C string, and both pattern and subject reach PCRE2 as C strings in Wazuh. */
export function untilNul(text: string): string {
  const end = text.indexOf('\0');
  return end === -1 ? text : text.slice(0, end);
}

/**
 * Refuses a text that is not one character per UTF-8 byte (each U+0000–U+00FF).
 * Such a text was not encoded, and would be compared with the bytes of one that was.
 *
 * @throws RangeError naming the first character that is too large, and its place.
 */
export function assertByteText(text: string, what: string): void {
  const position = text.search(/[^\x00-\xff]/);
  if (position === -1) return;
  const code = text.charCodeAt(position).toString(16).toUpperCase().padStart(4, '0');
  throw new RangeError(
    `the ${what} holds U+${code} at ${position}; give its UTF-8 bytes, one character per byte: Buffer.from(text).toString('latin1')`,
  );
}
