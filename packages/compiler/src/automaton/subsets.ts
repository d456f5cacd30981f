import { type Automaton, advance, representatives, successors } from './automaton.ts';

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

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.bytes = representatives(automaton);
    this.empty = this.#numberOf([]);
    this.first = this.#numberOf(automaton.first);
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
    const reached = advance(this.#automaton, this.#of(subset), this.bytes[byte] ?? 0);
    let accepts = false;
    for (const state of reached) if (this.#automaton.last.has(state)) accepts = true;
    return { accepts, onward: this.#numberOf([...successors(this.#automaton, reached)]) };
  }

  #of(subset: number): readonly number[] {
    return this.#states[subset] ?? [];
  }

  #numberOf(states: readonly number[]): number {
    const sorted = states.toSorted((a, b) => a - b);
    const key = sorted.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const made = this.#states.push(sorted) - 1;
    this.#steps.push([]);
    this.#numbers.set(key, made);
    return made;
  }
}
