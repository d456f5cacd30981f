/** A place in a pattern that moves forward. */
export class Cursor {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  get next(): string {
    return this.text.charAt(this.position);
  }

  /** Steps over `text` if it comes next. */
  skip(text: string): boolean {
    const found = this.text.startsWith(text, this.position);
    if (found) this.position += text.length;
    return found;
  }

  /** Steps over what the sticky expression matches here, and returns its groups. */
  match(expression: RegExp): readonly (string | undefined)[] | null {
    expression.lastIndex = this.position;
    const groups = expression.exec(this.text);
    if (groups !== null) this.position = expression.lastIndex;
    return groups;
  }

  /** Steps to just behind `text`, or to the end of the pattern. */
  skipPast(text: string): void {
    const found = this.text.indexOf(text, this.position);
    this.position = found === -1 ? this.text.length : found + text.length;
  }
}
