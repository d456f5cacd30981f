import { type Automaton, reads, representatives } from './automaton.ts';

export interface Step {
  /** Whether the text may end with this byte. */
  readonly accepts: boolean;
  /** The set of states that may read the byte after it. */
  readonly onward: number;
}

/**
 * The sets of states that texts lead an automaton to (its subset construction), each a number, made as they are
 * asked for.
 */
export class Subsets {
  readonly bytes: readonly number[];
  readonly empty: number;
  readonly first: number;
  readonly #automaton: Automaton;
  readonly #numbers = new Map<string, number>();
  readonly #states: (readonly number[])[] = [];
  readonly #steps: Step[][] = [];
  /** Used over and over. */
  readonly #isNext: Uint8Array;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#isNext = new Uint8Array(automaton.sets.length);
    this.bytes = representatives(automaton);
    this.empty = this.#numberOf([]);
    this.first = this.#numberOf(automaton.first.toSorted((a, b) => a - b));
  }

  /** What reading a byte leads to, the byte given by its place in `bytes`. */
  step(subset: number, byte: number): Step {
    const steps = this.#steps[subset] ?? [];
    steps[byte] ??= this.#make(subset, byte);
    return steps[byte];
  }

  canBeginCharacter(subset: number): boolean {
    return this.#of(subset).some((state) =>
      this.#automaton.sets[state]?.some(({ from, to }) => from < 0x80 || to > 0xbf),
    );
  }

  #make(subset: number, byte: number): Step {
    const { follow, last } = this.#automaton;
    const read = this.bytes[byte] ?? 0;
    const isNext = this.#isNext.fill(0);
    let accepts = false;
    for (const state of this.#of(subset)) {
      if (!reads(this.#automaton, state, read)) continue;
      if (last.has(state)) accepts = true;
      for (const target of follow[state] ?? []) isNext[target] = 1;
    }
    const onward: number[] = [];
    for (let state = 0; state < isNext.length; state++) if (isNext[state] === 1) onward.push(state);
    return { accepts, onward: this.#numberOf(onward) };
  }

  #of(subset: number): readonly number[] {
    return this.#states[subset] ?? [];
  }

  /** The number of a set of states, given in ascending order. */
  #numberOf(states: readonly number[]): number {
    const key = String.fromCharCode(...states);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const made = this.#states.push(states) - 1;
    this.#steps.push([]);
    this.#numbers.set(key, made);
    return made;
  }
}
