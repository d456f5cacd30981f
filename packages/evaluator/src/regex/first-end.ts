import { assertionHolds } from './assertions.ts';
import type { LookNode, RegexNode, RepeatNode } from './syntax.ts';

/** Whether a look-around holds at a place. */
type LookTest = (node: LookNode, at: number) => boolean;

/**
 * Where a node that begins at `from` ends if, like a backtracking matcher, it tries its ways in order and stops at
 * the first: what an atomic group takes. `undefined` when it cannot match there.
 *
 *     (?>a|ab)  on "ab":  1        (?>a*)  on "aab":  2        (?>a*?)  on "aab":  0
 */
export function firstEnd(
  node: RegexNode,
  text: readonly number[],
  from: number,
  lookHolds: LookTest,
): number | undefined {
  const first = new OrderedEnds(text, lookHolds).of(node, from).next();
  return first.done === true ? undefined : first.value;
}

/** All ends of a node in the order in which they are tried, each of them once. */
class OrderedEnds {
  readonly #text: readonly number[];
  readonly #lookHolds: LookTest;

  constructor(text: readonly number[], lookHolds: LookTest) {
    this.#text = text;
    this.#lookHolds = lookHolds;
  }

  *of(node: RegexNode, from: number): Generator<number> {
    switch (node.kind) {
      case 'character': {
        const codePoint = this.#text[from];
        if (codePoint !== undefined && node.accepts(codePoint)) yield from + 1;
        return;
      }
      case 'sequence':
        yield* this.#ofSequence(node.items, 0, from);
        return;
      case 'choice':
        yield* once(this.#ofChoice(node.alternatives, from));
        return;
      case 'repeat':
        yield* this.#ofRepeat(node, from);
        return;
      case 'atomic': {
        const first = this.of(node.item, from).next();
        if (first.done !== true) yield first.value;
        return;
      }
      case 'assertion':
        if (assertionHolds(node.at, this.#text, from)) yield from;
        return;
      case 'look':
        if (this.#lookHolds(node, from)) yield from;
        return;
    }
  }

  *#ofSequence(items: readonly RegexNode[], index: number, from: number): Generator<number> {
    const item = items[index];
    if (item === undefined) {
      yield from;
      return;
    }
    const seen = new Set<number>();
    for (const middle of this.of(item, from)) {
      for (const end of this.#ofSequence(items, index + 1, middle)) {
        if (seen.has(end)) continue;
        seen.add(end);
        yield end;
      }
    }
  }

  *#ofChoice(alternatives: readonly RegexNode[], from: number): Generator<number> {
    for (const alternative of alternatives) yield* this.of(alternative, from);
  }

  /** Walks the rounds of a loop depth first with a stack of its own, since a loop can be as long as the text. */
  *#ofRepeat(node: RepeatNode, from: number): Generator<number> {
    const seenEnds = new Set<number>();
    const seenRounds = new Set<string>();
    const mayStop = (round: Round) => round.count >= node.min && !seenEnds.has(round.at);
    const begin = (at: number, count: number): Round => ({ at, count, ends: this.of(node.item, at) });
    const stack: Round[] = [begin(from, 0)];
    let isNew = true;
    for (let round = stack.at(-1); round !== undefined; round = stack.at(-1)) {
      if (isNew && node.preference === 'fewest' && mayStop(round)) {
        seenEnds.add(round.at);
        yield round.at;
      }
      const next = round.count < node.max ? round.ends.next() : undefined;
      isNew = false;
      if (next === undefined || next.done === true) {
        if (node.preference === 'most' && mayStop(round)) {
          seenEnds.add(round.at);
          yield round.at;
        }
        stack.pop();
        continue;
      }
      // Behind the minimum an unbounded loop is in the same state whatever the count, and an empty round ends it.
      const count =
        node.max === Number.POSITIVE_INFINITY ? Math.min(round.count + 1, node.min) : round.count + 1;
      if (next.value === round.at && count === round.count) {
        if (mayStop(round)) {
          seenEnds.add(round.at);
          yield round.at;
        }
        continue;
      }
      const key = `${count}:${next.value}`;
      if (seenRounds.has(key)) continue;
      seenRounds.add(key);
      stack.push(begin(next.value, count));
      isNew = true;
    }
  }
}

interface Round {
  readonly at: number;
  readonly count: number;
  readonly ends: Generator<number>;
}

function* once(ends: Iterable<number>): Generator<number> {
  const seen = new Set<number>();
  for (const end of ends) {
    if (seen.has(end)) continue;
    seen.add(end);
    yield end;
  }
}
