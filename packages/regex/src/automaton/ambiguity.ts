import { byIdentity, type CodePointRange } from '@sigmazuh/compiler';
import type { Automaton, ByteRanges } from './automaton.ts';
import { componentsOf } from './components.ts';

/** Ways of reading that are followed at most for one question; beyond, the answer is `unknown`. */
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
  return anyOf([secondWaysRound(loops), shifts(loops)], answer);
}

/** Whether one repeat can read a text that holds start after start: a search then reads it once for each of them. */
export function restartability(automaton: Automaton): Finding {
  return answer(restarts(loopsOf(automaton)));
}

interface Loops {
  readonly automaton: Automaton;
  readonly components: readonly number[];
  /** The states in the order of their components. */
  readonly byComponent: readonly number[];
  /** The targets of each state that lie in its own component. */
  readonly inside: readonly (readonly number[])[];
  /** All states that lead back to themselves. */
  readonly looping: readonly number[];
  /** Of each component asked for, those from which it can be reached. */
  readonly leadingTo: Map<number, Uint8Array>;
  /** The bytes that each state accepts. */
  readonly bits: readonly Uint32Array[];
}

function loopsOf(automaton: Automaton): Loops {
  const components = componentsOf(automaton);
  const inside = automaton.follow.map((targets, state) =>
    within(components, targets, components[state] ?? 0),
  );
  const looping = inside.flatMap((targets, state) =>
    targets === nowhere || automaton.sets[state]?.every(isContinuation) ? [] : [state],
  );
  return {
    automaton,
    components,
    byComponent: components
      .map((_, state) => state)
      .sort((a, b) => (components[a] ?? 0) - (components[b] ?? 0)),
    inside,
    looping,
    leadingTo: new Map(),
    bits: automaton.sets.map(bitsOf),
  };
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

/** Where several readings of one text stand, as one number. */
type Configuration = number;

/** Whether some text leads from one of these configurations to the goal it has. */
interface Question {
  readonly goals: ReadonlyMap<Configuration, Configuration>;
  /** Adds what one byte leads to. */
  readonly step: (from: Configuration, add: (to: Configuration) => void) => void;
}

/**
 * From the start to a state and also from that to itself: `A.*` on a text full of `A`. Where a loop is entered need not
 * be such a state: `(?:ab)*` is entered on `a`, but only behind `b` is the loop where it was at the start.
 */
function restarts(loops: Loops): Question {
  const { automaton, inside, looping } = loops;
  // A place before the first state, numbered behind all states.
  const start = automaton.sets.length;
  const size = start + 1;
  return {
    goals: new Map(looping.map((state) => [start * size + state, state * size + state])),
    step: (from, add) => {
      const [a, b] = [Math.floor(from / size), from % size];
      const next = (a === start ? automaton.first : automaton.follow[a]) ?? [];
      for (const y of inside[b] ?? []) {
        for (const x of next) if (meet(loops, x, y)) add(x * size + y);
      }
    },
  };
}

/** From a state back to it on two different ways: `(?:a|ab?)+` and the like. */
function secondWaysRound(loops: Loops): Question {
  const { automaton, inside, looping } = loops;
  const size = automaton.sets.length;
  const coded = (a: number, b: number, apart: number): Configuration => (a * size + b) * 2 + apart;
  return {
    goals: new Map(looping.map((state) => [coded(state, state, 0), coded(state, state, 1)])),
    step: (from, add) => {
      const [pair, apart] = [Math.floor(from / 2), from % 2];
      const [a, b] = [Math.floor(pair / size), pair % size];
      for (const x of inside[a] ?? []) {
        for (const y of inside[b] ?? []) {
          if (meet(loops, x, y)) add(coded(x, y, x === y ? apart : 1));
        }
      }
    },
  };
}

/** One text from a state to itself, from that to another one, and from the other one to itself. */
function shifts(loops: Loops): Question {
  const { automaton, components, inside, looping } = loops;
  const size = automaton.sets.length;
  const coded = (a: number, b: number, c: number): Configuration => (a * size + b) * size + c;
  const goals = new Map<Configuration, Configuration>();
  for (const from of looping) {
    for (const to of looping) {
      if (canShift(loops, from, to)) goals.set(coded(from, from, to), coded(from, to, to));
    }
  }
  return {
    goals,
    step: (from, add) => {
      const pair = Math.floor(from / size);
      const [a, b, c] = [Math.floor(pair / size), pair % size, from % size];
      const leading = componentsLeadingTo(loops, components[c] ?? 0);
      for (const y of automaton.follow[b] ?? []) {
        if (leading[components[y] ?? 0] !== 1) continue;
        for (const x of inside[a] ?? []) {
          if (!meet(loops, x, y)) continue;
          for (const z of inside[c] ?? []) if (meet(loops, x, y, z)) add(coded(x, y, z));
        }
      }
    },
  };
}

/** Whether a way leads from one loop to another, and both can have read the same byte last. */
function canShift(loops: Loops, from: number, to: number): boolean {
  const start = loops.components[from] ?? 0;
  const goal = loops.components[to] ?? 0;
  // Components lead to smaller numbers only.
  return start > goal && meet(loops, from, to) && componentsLeadingTo(loops, goal)[start] === 1;
}

function answer({ goals, step }: Question): Finding {
  // All at once first: mostly none of them leads to the goal of any.
  const together = follow([...goals.keys()], new Set(goals.values()), step, { left: searchLimit });
  if (together === 'none') return together;
  const budget = { left: searchLimit };
  return anyOf([...goals], ([from, goal]) => follow([from], new Set([goal]), step, budget));
}

function anyOf<Item>(items: readonly Item[], question: (item: Item) => Finding): Finding {
  let found: Finding = 'none';
  for (const item of items) {
    const own = question(item);
    if (own === 'found') return own;
    if (own === 'unknown') found = own;
  }
  return found;
}

/** Follows configurations until a goal is among them or none is left. */
function follow(
  from: readonly Configuration[],
  goals: ReadonlySet<Configuration>,
  step: Question['step'],
  budget: { left: number },
): Finding {
  const open = [...from];
  const seen = new Set(open);
  const add = (configuration: Configuration) => {
    if (seen.has(configuration)) return;
    seen.add(configuration);
    open.push(configuration);
  };
  for (let at = 0; at < open.length; at++) {
    const each = open[at] ?? 0;
    if (goals.has(each)) return 'found';
    if (budget.left-- <= 0) return 'unknown';
    step(each, add);
  }
  return 'none';
}

/** Components are numbered so that each leads to smaller numbers only: one walk upwards finds all that lead to one. */
function componentsLeadingTo(
  { automaton, components, byComponent, leadingTo }: Loops,
  goal: number,
): Uint8Array {
  const known = leadingTo.get(goal);
  if (known !== undefined) return known;
  const leading = new Uint8Array(components.length);
  leading[goal] = 1;
  for (const state of byComponent) {
    const own = components[state] ?? 0;
    if (own <= goal || leading[own] === 1) continue;
    if (automaton.follow[state]?.some((target) => leading[components[target] ?? 0] === 1)) leading[own] = 1;
  }
  leadingTo.set(goal, leading);
  return leading;
}

const wordBits = 32;

/** The bytes of a set, a bit each. A set stands at many places. */
const bitsOf = byIdentity((ranges: ByteRanges): Uint32Array => {
  const bits = new Uint32Array(0x100 / wordBits);
  for (const { from, to } of ranges) {
    for (let byte = from; byte <= to; byte++) {
      const word = Math.floor(byte / wordBits);
      bits[word] = (bits[word] ?? 0) | (1 << (byte % wordBits));
    }
  }
  return bits;
});

/** Whether the states accept a byte in common. */
function meet({ bits }: Loops, a: number, b: number, c = b): boolean {
  const [first, second, third] = [bits[a], bits[b], bits[c]];
  if (first === undefined || second === undefined || third === undefined) return false;
  for (let word = 0; word < first.length; word++) {
    if (((first[word] ?? 0) & (second[word] ?? 0) & (third[word] ?? 0)) !== 0) return true;
  }
  return false;
}
