import type { CodePointRange } from '@sigmazuh/compiler';
import type { ByteNode } from '../print/byte-node.ts';

/** Which bytes a state accepts. */
export type ByteRanges = readonly CodePointRange[];

/**
 * The byte texts a regex can match, as a graph: each state is a place in the regex where a byte is read. Zero-width
 * conditions are taken to hold, so the automaton accepts at least what the regex does.
 */
export interface Automaton {
  readonly sets: readonly ByteRanges[];
  readonly first: readonly number[];
  readonly follow: readonly (readonly number[])[];
  readonly last: ReadonlySet<number>;
  readonly nullable: boolean;
  /** Some text leads from a state to another in two ways: a repeat directly inside a repeat, `(a+)+`. */
  readonly doubled: boolean;
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

class TooLarge extends Error {}

/** `null` when the regex has more than `limit` places (counts are written out). */
export function automatonOf(node: ByteNode, limit: number): Automaton | null {
  const builder = new Builder(limit);
  try {
    const whole = builder.build(node);
    return {
      sets: builder.sets,
      first: whole.first,
      follow: builder.follow,
      last: new Set(whole.last),
      nullable: whole.nullable,
      doubled: builder.doubled,
    };
  } catch (problem) {
    if (problem instanceof TooLarge) return null;
    throw problem;
  }
}

const emptyPart: Part = { first: [], last: [], nullable: true };

class Builder {
  readonly sets: ByteRanges[] = [];
  readonly follow: number[][] = [];
  doubled = false;
  readonly #limit: number;
  #edges = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  build(node: ByteNode): Part {
    switch (node.kind) {
      case 'bytes':
        return this.#text(node.text, node.caseless);
      case 'set':
        return node.ranges.length === 0 ? { ...emptyPart, nullable: false } : this.#state(node.ranges);
      case 'sequence':
        return this.#chain(withoutGuards(node.items).map((item) => () => this.build(item)));
      case 'choice':
        return this.#alternatives(node.alternatives);
      case 'repeat':
        return this.#repetition(node.item, node.min, node.max);
      case 'atomic':
        return this.build(node.item);
      case 'look':
      case 'anchor':
        return emptyPart;
      case 'skip':
        return { ...emptyPart, nullable: false };
    }
  }

  #state(ranges: ByteRanges): Part {
    const state = this.sets.push(ranges) - 1;
    this.follow.push([]);
    if (state >= this.#limit) throw new TooLarge();
    return { first: [state], last: [state], nullable: false };
  }

  #text(text: string, caseless: boolean): Part {
    if (text === '') return emptyPart;
    const first = this.sets.length;
    const last = first + text.length - 1;
    if (last >= this.#limit) throw new TooLarge();
    for (let state = first; state <= last; state++) {
      this.sets.push(byteRanges(text.charCodeAt(state - first), caseless));
      this.follow.push(state < last ? [state + 1] : []);
    }
    this.#edges += text.length - 1;
    return { first: [first], last: [last], nullable: false };
  }

  #chain(parts: readonly (() => Part)[]): Part {
    let whole = emptyPart;
    for (const part of parts) {
      const next = part();
      this.#connect(whole.last, next.first);
      whole = {
        first: whole.nullable ? [...whole.first, ...next.first] : whole.first,
        last: next.nullable ? [...whole.last, ...next.last] : next.last,
        nullable: whole.nullable && next.nullable,
      };
    }
    return whole;
  }

  #alternatives(nodes: readonly ByteNode[]): Part {
    const parts = nodes.map((node) => this.build(node));
    return {
      first: parts.flatMap((part) => part.first),
      last: parts.flatMap((part) => part.last),
      nullable: parts.some((part) => part.nullable),
    };
  }

  #repetition(item: ByteNode, min: number, max: number | null): Part {
    const loop = (): Part => {
      const part = this.build(item);
      this.#connect(part.last, part.first);
      return { ...part, nullable: true };
    };
    const once = () => this.build(item);
    if (max === null && min === 1) return { ...loop(), nullable: this.#isNullable(item) };
    const copies = Array.from({ length: min }, () => once);
    if (max === null) return this.#chain([...copies, loop]);
    return this.#chain([...copies, () => this.#furtherCopies(item, max - min)]);
  }

  /** Each copy only behind the one before it: `a{0,2}` is `(?:aa?)?`. */
  #furtherCopies(item: ByteNode, count: number): Part {
    let whole: Part = emptyPart;
    let before: Part = emptyPart;
    for (let i = 0; i < count; i++) {
      const copy = this.build(item);
      this.#connect(before.last, copy.first);
      whole = {
        first: i === 0 || before.nullable ? [...whole.first, ...copy.first] : whole.first,
        last: [...whole.last, ...copy.last],
        nullable: true,
      };
      before = copy.nullable
        ? { first: [], last: [...before.last, ...copy.last], nullable: true }
        : { ...copy, nullable: false };
    }
    return whole;
  }

  #isNullable(item: ByteNode): boolean {
    return new Builder(this.#limit).build(item).nullable;
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    this.#edges += from.length * to.length;
    if (this.#edges > this.#limit * 200) throw new TooLarge();
    for (const source of from) {
      const targets = this.follow[source] ?? [];
      const before = targets.length;
      for (const target of to) {
        // What is connected now are different states; only what was connected before can be met again.
        if (targets.lastIndexOf(target, before - 1) === -1 || before === 0) targets.push(target);
        else this.doubled = true;
      }
    }
  }
}

/**
 * `(?<!\\)(?:\\\\)*` counts a run of a byte from its beginning. It can be entered there only, and adds nothing to what
 * follows: it is left out.
 */
export function withoutGuards(items: readonly ByteNode[]): readonly ByteNode[] {
  return items.filter(
    (item, i) => !isRunOfGuard(items[i - 1], item) && !isRunOfGuard(item, items[i + 1]) && !isGuard(item),
  );
}

export function isRunOfGuard(before: ByteNode | undefined, item: ByteNode | undefined): boolean {
  return (
    item?.kind === 'repeat' &&
    item.item.kind === 'bytes' &&
    isNegativeBehind(before) &&
    before.item.kind === 'bytes' &&
    before.item.text === item.item.text[0]
  );
}

/** `(?:(?<!\\|\\u)|(?<!\\)(?:\\\\)+u?)`: not inside of a character's text, or behind a counted run. */
export function isGuard(node: ByteNode): boolean {
  if (node.kind !== 'choice' || node.alternatives.length !== 2) return false;
  const [outside, counted] = node.alternatives;
  return (
    isNegativeBehind(outside) &&
    counted?.kind === 'sequence' &&
    isRunOfGuard(counted.items[0], counted.items[1])
  );
}

function isNegativeBehind(node: ByteNode | undefined): node is Extract<ByteNode, { kind: 'look' }> {
  return node?.kind === 'look' && node.direction === 'behind' && node.negated;
}

/** One byte, in either case when it is a letter without case. */
export function byteRanges(byte: number, caseless: boolean): ByteRanges {
  return (caseless ? eitherCase : itself)[byte] ?? [];
}

const itself = Array.from({ length: 0x100 }, (_, byte): ByteRanges => [{ from: byte, to: byte }]);
const eitherCase = itself.map((single, byte): ByteRanges => {
  const letter = String.fromCharCode(byte);
  if (!/[a-z]/i.test(letter)) return single;
  return [letter.toUpperCase(), letter.toLowerCase()].map((each) => {
    const code = each.charCodeAt(0);
    return { from: code, to: code };
  });
});

/** Whether some byte is in both. */
export function overlap(a: ByteRanges, b: ByteRanges): boolean {
  return a.some((x) => b.some((y) => x.from <= y.to && y.from <= x.to));
}

/** Whether a state accepts the byte. */
export function reads(automaton: Automaton, state: number, byte: number): boolean {
  return automaton.sets[state]?.some(({ from, to }) => from <= byte && byte <= to) ?? false;
}

/** The states reached from `states` over one byte. */
export function advance(automaton: Automaton, states: Iterable<number>, byte: number): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const state of states) {
    if (reads(automaton, state, byte)) reached.add(state);
  }
  return reached;
}

/** The states that may read the next byte after those that read the last one. */
export function successors(automaton: Automaton, states: Iterable<number>): ReadonlySet<number> {
  const next = new Set<number>();
  for (const state of states) for (const target of automaton.follow[state] ?? []) next.add(target);
  return next;
}

/** One byte for each way the automaton's sets tell bytes apart. */
export function representatives(automaton: Automaton): readonly number[] {
  const bounds = new Set<number>([0, 0x80, 0xc0]);
  for (const set of automaton.sets) {
    for (const { from, to } of set) {
      bounds.add(from);
      if (to < 0xff) bounds.add(to + 1);
    }
  }
  return [...bounds].toSorted((a, b) => a - b);
}
