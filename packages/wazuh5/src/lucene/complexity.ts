import {
  acceptedSet,
  type CodePointRange,
  caseVariants,
  isEnd,
  isStart,
  isText,
  itemsOf,
  type Pattern,
} from '@sigmazuh/compiler';

/**
 * Before it searches, Lucene makes a deterministic automaton of an expression, and gives up on one for which that is
 * too much work; OpenSearch then finds nothing and says nothing. Its limit is 100,000 members of state sets; a small
 * part of that is taken here, since it builds its automata of bytes and in steps: one of 8,402 was too much already.
 */
const mostWork = 5_000;
const mostStates = 4_000;

interface State {
  readonly edges: { readonly range: CodePointRange; readonly to: number }[];
  readonly empty: number[];
}

const anything: readonly CodePointRange[] = [{ from: 0, to: 0x10ffff }];

/** Whether an alternative of a search is more than Lucene takes. */
export function isTooComplex(alternative: Pattern): boolean {
  // A text makes about as many states as it has characters, alone and among others.
  if (isText(alternative)) return false;
  const automaton = new Automaton();
  const [start, end] = [automaton.state(), automaton.state()];
  automaton.addWhole(alternative, start, end);
  return automaton.isFull || automaton.work(start) >= mostWork;
}

class Automaton {
  readonly #states: State[] = [];

  get isFull(): boolean {
    return this.#states.length >= mostStates;
  }

  state(): number {
    return this.#states.push({ edges: [], empty: [] }) - 1;
  }

  addWhole(pattern: Pattern, from: number, to: number): void {
    const items = itemsOf(pattern);
    const isStarted = isStart(items[0]);
    const isEnded = isEnd(items.at(-1));
    const inner = items.filter((each) => each.kind !== 'anchor');
    const [before, behind] = [this.state(), this.state()];
    this.#link(from, before);
    if (!isStarted) this.#edge(before, anything, before);
    this.#sequence(inner, before, behind);
    if (!isEnded) this.#edge(behind, anything, behind);
    this.#link(behind, to);
  }

  /** The members of all state sets of the deterministic automaton, until they are too many. */
  work(start: number): number {
    const points = [
      ...new Set(
        this.#states.flatMap(({ edges }) => edges.flatMap(({ range }) => [range.from, range.to + 1])),
      ),
    ].sort((a, b) => a - b);
    const first = this.#closure([start]);
    const seen = new Set([keyOf(first)]);
    const open = [first];
    let work = 0;
    for (let set = open.pop(); set !== undefined && work < mostWork; set = open.pop()) {
      work += set.length;
      for (const point of points) {
        const next = this.#closure(
          set.flatMap((state) =>
            (this.#states[state]?.edges ?? []).flatMap(({ range, to }) =>
              range.from <= point && point <= range.to ? [to] : [],
            ),
          ),
        );
        const key = keyOf(next);
        if (next.length === 0 || seen.has(key)) continue;
        seen.add(key);
        open.push(next);
      }
    }
    return work;
  }

  #closure(states: readonly number[]): readonly number[] {
    const all = new Set(states);
    for (const state of all) for (const next of this.#states[state]?.empty ?? []) all.add(next);
    return [...all].sort((a, b) => a - b);
  }

  #link(from: number, to: number): void {
    this.#states[from]?.empty.push(to);
  }

  #edge(from: number, ranges: readonly CodePointRange[], to: number): void {
    for (const range of ranges) this.#states[from]?.edges.push({ range, to });
  }

  #sequence(items: readonly Pattern[], from: number, to: number): void {
    let at = from;
    for (const item of items) {
      const next = this.state();
      this.#add(item, at, next);
      at = next;
    }
    this.#link(at, to);
  }

  #add(pattern: Pattern, from: number, to: number): void {
    if (this.isFull) return;
    switch (pattern.kind) {
      case 'literal': {
        let at = from;
        for (const character of pattern.text) {
          const point = character.codePointAt(0) ?? 0;
          const next = this.state();
          const variants = pattern.cased ? [point] : caseVariants(point);
          this.#edge(
            at,
            variants.map((each) => ({ from: each, to: each })),
            next,
          );
          at = next;
        }
        this.#link(at, to);
        return;
      }
      case 'any-run':
        this.#edge(from, anything, from);
        this.#link(from, to);
        return;
      case 'any-one':
        this.#edge(from, anything, to);
        return;
      case 'class':
        this.#edge(from, acceptedSet(pattern), to);
        return;
      case 'sequence':
        this.#sequence(pattern.items, from, to);
        return;
      case 'choice':
        for (const each of pattern.alternatives) {
          const own = this.state();
          this.#link(from, own);
          this.#add(each, own, to);
        }
        return;
      case 'repeat': {
        const { item, min, max } = pattern;
        let at = from;
        for (let i = 0; i < min && !this.isFull; i++) at = this.#then(item, at);
        if (max === null) {
          const loop = this.state();
          this.#link(at, loop);
          this.#link(this.#then(item, loop), loop);
          at = loop;
        }
        for (let i = min; i < (max ?? 0) && !this.isFull; i++) {
          this.#link(at, to);
          at = this.#then(item, at);
        }
        this.#link(at, to);
        return;
      }
      default:
        this.#link(from, to);
    }
  }

  #then(item: Pattern, from: number): number {
    const next = this.state();
    this.#add(item, from, next);
    return next;
  }
}

const keyOf = (set: readonly number[]): string => set.join(' ');
