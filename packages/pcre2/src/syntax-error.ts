/** PCRE2 did not take the pattern. Wazuh would refuse the rule that holds it (5107). */
export class Pcre2SyntaxError extends Error {
  override readonly name = 'Pcre2SyntaxError';
  /** PCRE2's error number: 101 and above for a mistake in the pattern, negative for bad UTF-8 under `(*UTF)`. */
  readonly code: number;
  /** In bytes from the start of the pattern. */
  readonly offset: number;

  constructor(code: number, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}
