/** Escapes of JSON that are a letter or the character itself (RFC 8259, section 7). */
export const shortEscapes: readonly (readonly [codePoint: number, text: string])[] = [
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
];
