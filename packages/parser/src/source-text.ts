import type { Position, SourceRange } from './source.ts';

const byteOrderMark = '\uFEFF';

/**
 * A text file that can say where in it an offset lies. `\n`, `\r\n` and a lone `\r` end a line, as in YAML. A
 * byte order mark takes no column, since no editor shows one.
 */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];
  #lastLine = 0;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.#lineStarts = startsOfLines(text);
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  /** The text of a line counted from 1, without its line end; empty past the end of the file. */
  line(number: number): string {
    const start = this.#lineStarts[number - 1];
    if (start === undefined) return '';
    const next = this.#lineStarts[number];
    const whole = this.text.slice(start, next);
    return whole.replace(/\r?\n$|\r$/, '');
  }

  /** The offset at which a line counted from 1 begins; past the end of the file the file's length. */
  startOfLine(number: number): number {
    return this.#lineStarts[number - 1] ?? this.text.length;
  }

  /** The position of an offset in UTF-16 code units, kept inside the file. */
  at(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.text.length);
    const index = this.#lineOf(inside);
    const start = this.#lineStarts[index] ?? 0;
    return Object.freeze({ line: index + 1, column: Math.max(inside - start, 0) + 1, offset: inside });
  }

  range(start: number, end: number): SourceRange {
    return new TextRange(this, start, Math.max(start, end));
  }

  // Offsets are mostly asked for in the order of the text, so the line found last is tried first.
  #lineOf(offset: number): number {
    const starts = this.#lineStarts;
    let low = 0;
    let high = starts.length - 1;
    for (let near = this.#lastLine; near < this.#lastLine + 3 && near <= high; near += 1) {
      const next = starts[near + 1] ?? Number.POSITIVE_INFINITY;
      if ((starts[near] ?? 0) <= offset && offset < next) {
        this.#lastLine = near;
        return near;
      }
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.#lastLine = low;
    return low;
  }
}

/** Most places are never shown to anybody, so their lines and columns are found when they are asked for. */
class TextRange implements SourceRange {
  readonly #source: SourceText;
  readonly #start: number;
  readonly #end: number;

  constructor(source: SourceText, start: number, end: number) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
  }

  get file(): string {
    return this.#source.file;
  }

  get start(): Position {
    return this.#source.at(this.#start);
  }

  get end(): Position {
    return this.#source.at(this.#end);
  }

  /** From here to the end of another range of the file. */
  to(last: TextRange): TextRange {
    return new TextRange(this.#source, this.#start, Math.max(this.#end, last.#end));
  }

  toJSON(): SourceRange {
    return { file: this.file, start: this.start, end: this.end };
  }
}

/** From the start of a range to the end of a later one in the same file. */
export function rangeAcross(first: SourceRange, last: SourceRange): SourceRange {
  if (first instanceof TextRange && last instanceof TextRange) return first.to(last);
  return Object.freeze({ file: first.file, start: first.start, end: last.end });
}

function startsOfLines(text: string): readonly number[] {
  const starts = [text.startsWith(byteOrderMark) ? 1 : 0];
  const lineEnd = /\r\n|\n|\r/g;
  while (lineEnd.exec(text) !== null) starts.push(lineEnd.lastIndex);
  return starts;
}
