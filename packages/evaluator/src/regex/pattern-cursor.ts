import { Refusal } from '../refusal.ts';

/** Reads a pattern code point by code point. */
export class PatternCursor {
  readonly pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.pattern.length;
  }

  /** The character ahead, or '' at the end. */
  get ahead(): string {
    const codePoint = this.pattern.codePointAt(this.#at);
    return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
  }

  /** Takes the character ahead, or refuses at the end of the pattern. */
  take(): string {
    const character = this.ahead;
    if (character === '') throw this.malformed('it ends too early');
    this.#at += character.length;
    return character;
  }

  /** Takes `text` if it stands ahead. */
  takeIf(text: string): boolean {
    const found = this.pattern.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  /** Takes what the sticky expression finds here. */
  takeMatch(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.pattern);
    if (found !== null) this.#at += found[0].length;
    return found;
  }

  /** Takes everything up to `end` and `end` itself; without one, the rest of the pattern. */
  takeThrough(end: string): string {
    const found = this.pattern.indexOf(end, this.#at);
    const text = this.pattern.slice(this.#at, found < 0 ? undefined : found);
    this.#at = found < 0 ? this.pattern.length : found + end.length;
    return text;
  }

  malformed(reason: string): Refusal {
    return new Refusal(
      `the regular expression "${this.pattern}" cannot be read: ${reason} (at character ${this.#at + 1})`,
      'write it in the syntax of PCRE',
    );
  }

  unsupported(construct: string): Refusal {
    return new Refusal(
      `the regular expression "${this.pattern}" uses ${construct}, which has no meaning in Sigma`,
      'the specification allows . ^ $ * + ? {n,m} [] | () of PCRE; say it with these, or with several values',
    );
  }
}
