/** A place in a text, which only moves on. */
export class Cursor {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  isAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  ahead(length: number): string {
    return this.#text.slice(this.#at, this.#at + length);
  }

  /** Moves behind the text if it is here. */
  take(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** Moves behind what the sticky expression finds here. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found !== null) this.#at += found[0].length;
    return found;
  }

  next(): string {
    if (this.atEnd) this.fail('an end in the middle');
    const character = this.ahead(1);
    this.#at++;
    return character;
  }

  fail(what: string): never {
    throw new SyntaxError(`${what} at ${this.#at} of ${this.#text}`);
  }
}
