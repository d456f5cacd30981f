/** An event that at least one of a correlation's rules matched. */
export interface Occurrence {
  /** In seconds. */
  readonly time: number;
  /** The places of the rules that matched among the correlation's references, ascending. */
  readonly references: readonly number[];
  /** The values of the correlation's fields, one text for each combination of them. */
  readonly values: readonly string[];
  /** The numbers among the values of the correlation's fields. */
  readonly numbers: readonly number[];
}

/** The occurrences of one group within a time span that ends with the last of them, both ends included. */
export class Window {
  readonly #timespan: number;
  #occurrences: Occurrence[] = [];
  #first = 0;

  constructor(timespan: number) {
    this.#timespan = timespan;
  }

  /** Adds the next occurrence and forgets those that are too long ago. */
  add(occurrence: Occurrence): void {
    this.#occurrences.push(occurrence);
    this.forget(occurrence.time);
  }

  /** Forgets what is out of the time span that ends at `time`; whether anything is left. */
  forget(time: number): boolean {
    while ((this.#occurrences[this.#first]?.time ?? time) < time - this.#timespan) this.#first += 1;
    // The forgotten part is cut off once it is the larger one, so that each occurrence is moved once.
    if (this.#first * 2 > this.#occurrences.length) {
      this.#occurrences = this.#occurrences.slice(this.#first);
      this.#first = 0;
    }
    return this.#occurrences.length > 0;
  }

  get size(): number {
    return this.#occurrences.length - this.#first;
  }

  *[Symbol.iterator](): Iterator<Occurrence> {
    for (let i = this.#first; i < this.#occurrences.length; i += 1) {
      const occurrence = this.#occurrences[i];
      if (occurrence !== undefined) yield occurrence;
    }
  }

  get last(): Occurrence | undefined {
    return this.#occurrences.at(-1);
  }
}
