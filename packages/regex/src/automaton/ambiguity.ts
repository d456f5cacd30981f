import { byIdentity, type CodePointRange } from '@sigmazuh/compiler';
import type { Automaton, ByteRanges } from './automaton.ts';
import { componentsOf } from './components.ts';

/** Ways of reading that are followed at most for one automaton; beyond, the answer is `unknown`. */
const searchLimit = 40_000;

export type Finding = 'none' | 'found' | 'unknown';

/**
 * Whether the number of ways to read a text from one place can grow with the text. Backtracking then tries them all
 * when no way leads to a match, and its time grows faster than the text (Weber and Seidl: some text leads from a
 * state to itself, from it to another one, and from that to itself).
 */
export function ambiguityInLength(automaton: Automaton): Finding {
  if (automaton.doubled) return 'found';
  const loops = loopsOf(automaton);
  return anyOf(loops.candidates, (from) =>
    anyOf(loops.candidates, (to) => (from === to ? secondWayRound(loops, from) : shift(loops, from, to))),
  );
}

/** Whether one repeat can read a text that holds start after start: a search then reads it once for each of them. */
export function restartability(automaton: Automaton): Finding {
  const loops = loopsOf(automaton);
  return anyOf(loops.candidates, (state) => restartInto(loops, state));
}

interface Loops {
  /** How many more ways may be followed. */
  left: number;
  readonly automaton: Automaton;
  readonly components: readonly number[];
  /** The targets of each state that lie in its own component. */
  readonly inside: readonly (readonly number[])[];
  /** Of each loop, states that every way round it passes: where it is entered, or that follow themselves. */
  readonly candidates: readonly number[];
  /** Of each component asked for, those from which it can be reached. */
  readonly leadingTo: Map<number, Uint8Array>;
  readonly meetings: Meetings;
}

const nowhere: readonly number[] = [];

/** Those of the states that lie in a component. Most states lead out of their own, so nothing is made for them. */
function within(
  components: readonly number[],
  states: readonly number[],
  component: number,
): readonly number[] {
  let count = 0;
  for (const state of states) if (components[state] === component) count++;
  if (count === 0) return nowhere;
  return count === states.length ? states : states.filter((state) => components[state] === component);
}

/** Continuation bytes repeat without a count, but a character has at most three of them. */
function isContinuation(range: CodePointRange): boolean {
  return range.from >= 0x80 && range.to <= 0xbf;
}

const loopsOf = byIdentity((automaton: Automaton): Loops => {
  const components = componentsOf(automaton);
  const inside = automaton.follow.map((targets, state) =>
    within(components, targets, components[state] ?? 0),
  );
  const loops = (state: number) => inside[state] !== nowhere && !automaton.sets[state]?.every(isContinuation);
  const entries = new Set(automaton.first.filter(loops));
  for (const [state, targets] of automaton.follow.entries()) {
    for (const target of targets) {
      const isEntry = target === state || components[target] !== components[state];
      if (isEntry && loops(target)) entries.add(target);
    }
  }
  const meetings = new Meetings(automaton.sets);
  return {
    left: searchLimit,
    automaton,
    components,
    inside,
    candidates: [...entries],
    leadingTo: new Map(),
    meetings,
  };
});

/** Whether some text leads from the start to `state` and also from `state` to itself: `A.*` on a text full of `A`. */
function restartInto(loops: Loops, state: number): Finding {
  const { automaton, inside, meetings } = loops;
  const size = automaton.sets.length;
  const expand = (as: readonly number[], b: number, add: (configuration: number) => void) => {
    for (const y of inside[b] ?? []) {
      for (const x of as) if (meetings.pair(x, y)) add(x * size + y);
    }
  };
  return explore(
    loops,
    (add) => expand(automaton.first, state, add),
    (each, add) => expand(automaton.follow[Math.floor(each / size)] ?? [], each % size, add),
    state * size + state,
  );
}

/** Whether one text leads from `from` to itself, from `from` to `to`, and from `to` to itself. */
function shift(loops: Loops, from: number, to: number): Finding {
  const { automaton, components, inside, meetings } = loops;
  const [start = 0, goal = 0] = [components[from], components[to]];
  // Components lead to smaller numbers only.
  if (start <= goal) return 'none';
  const leading = componentsLeadingTo(loops, goal);
  if (leading[start] !== 1) return 'none';
  const size = automaton.sets.length;
  const expand = (a: number, b: number, c: number, add: (configuration: number) => void) => {
    for (const y of automaton.follow[b] ?? []) {
      if (leading[components[y] ?? 0] !== 1) continue;
      for (const x of inside[a] ?? []) {
        if (!meetings.pair(x, y)) continue;
        for (const z of inside[c] ?? []) if (meetings.triple(x, y, z)) add((x * size + y) * size + z);
      }
    }
  };
  return explore(
    loops,
    (add) => expand(from, from, to, add),
    (each, add) => {
      const pair = Math.floor(each / size);
      expand(Math.floor(pair / size), pair % size, each % size, add);
    },
    (from * size + to) * size + to,
  );
}

/** Whether some text leads from `state` back to it on two different ways: `(?:a|ab?)+` and the like. */
function secondWayRound(loops: Loops, state: number): Finding {
  const { automaton, inside, meetings } = loops;
  const size = automaton.sets.length;
  const expand = (a: number, b: number, apart: number, add: (configuration: number) => void) => {
    for (const x of inside[a] ?? []) {
      for (const y of inside[b] ?? []) {
        if (meetings.pair(x, y)) add((x * size + y) * 2 + (x === y ? apart : 1));
      }
    }
  };
  return explore(
    loops,
    (add) => expand(state, state, 0, add),
    (each, add) => {
      const pair = Math.floor(each / 2);
      expand(Math.floor(pair / size), pair % size, each % 2, add);
    },
    (state * size + state) * 2 + 1,
  );
}

function anyOf(states: readonly number[], question: (state: number) => Finding): Finding {
  let answer: Finding = 'none';
  for (const state of states) {
    const found = question(state);
    if (found === 'found') return found;
    if (found === 'unknown') answer = found;
  }
  return answer;
}

/** Follows configurations, each coded as one number, until the goal is among them or none is left. */
function explore(
  loops: Loops,
  begin: (add: (configuration: number) => void) => void,
  expand: (configuration: number, add: (configuration: number) => void) => void,
  goal: number,
): Finding {
  const seen = new Set<number>();
  const open: number[] = [];
  const add = (configuration: number) => {
    if (seen.has(configuration)) return;
    seen.add(configuration);
    open.push(configuration);
  };
  begin(add);
  for (let at = 0; at < open.length; at++) {
    const each = open[at] ?? 0;
    if (each === goal) return 'found';
    if (loops.left-- <= 0) return 'unknown';
    expand(each, add);
  }
  return 'none';
}

/** Components are numbered so that each leads to smaller numbers only: one walk upwards finds all that lead to one. */
function componentsLeadingTo({ automaton, components, leadingTo }: Loops, goal: number): Uint8Array {
  const known = leadingTo.get(goal);
  if (known !== undefined) return known;
  const leading = new Uint8Array(components.length);
  leading[goal] = 1;
  for (const state of statesByComponent(components)) {
    if (automaton.follow[state]?.some((target) => leading[components[target] ?? 0] === 1)) {
      leading[components[state] ?? 0] = 1;
    }
  }
  leadingTo.set(goal, leading);
  return leading;
}

const statesByComponent = byIdentity((components: readonly number[]): readonly number[] =>
  components.map((_, state) => state).sort((a, b) => (components[a] ?? 0) - (components[b] ?? 0)),
);

const wordBits = 32;

function maskOf(ranges: ByteRanges): Uint32Array {
  const mask = new Uint32Array(0x100 / wordBits);
  for (const { from, to } of ranges) {
    for (let byte = from; byte <= to; byte++) {
      const word = Math.floor(byte / wordBits);
      mask[word] = (mask[word] ?? 0) | (1 << (byte % wordBits));
    }
  }
  return mask;
}

/** Which states accept a byte in common; asked again and again for the same pairs. */
class Meetings {
  readonly #sets: readonly ByteRanges[];
  readonly #masks: (Uint32Array | undefined)[] = [];
  /** Of each state asked for, its answers: 0 not asked yet, 1 no, 2 yes. */
  readonly #pairs: (Uint8Array | undefined)[] = [];

  constructor(sets: readonly ByteRanges[]) {
    this.#sets = sets;
  }

  pair(a: number, b: number): boolean {
    this.#pairs[a] ??= new Uint8Array(this.#sets.length);
    const answers = this.#pairs[a];
    if (answers[b] === 0) answers[b] = this.#meet(a, b, b) ? 2 : 1;
    return answers[b] === 2;
  }

  triple(a: number, b: number, c: number): boolean {
    return this.pair(a, c) && this.pair(b, c) && this.#meet(a, b, c);
  }

  #meet(a: number, b: number, c: number): boolean {
    const [first, second, third] = [this.#mask(a), this.#mask(b), this.#mask(c)];
    for (let word = 0; word < first.length; word++) {
      if (((first[word] ?? 0) & (second[word] ?? 0) & (third[word] ?? 0)) !== 0) return true;
    }
    return false;
  }

  #mask(state: number): Uint32Array {
    this.#masks[state] ??= maskOf(this.#sets[state] ?? []);
    return this.#masks[state];
  }
}
