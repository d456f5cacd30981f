import type { CodePointRange } from '../pattern.ts';
import type { Automaton } from './automaton.ts';
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
  /** Of each loop, states that every way round it passes: where it is entered, or that follow themselves. */
  readonly candidates: readonly number[];
  readonly masks: readonly Uint32Array[];
}

/** Continuation bytes repeat without a count, but a character has at most three of them. */
function isContinuation(range: CodePointRange): boolean {
  return range.from >= 0x80 && range.to <= 0xbf;
}

const known = new WeakMap<Automaton, Loops>();

function loopsOf(automaton: Automaton): Loops {
  const found = known.get(automaton);
  if (found !== undefined) return found;
  const components = componentsOf(automaton);
  const entries = new Set<number>(automaton.first);
  for (const [state, targets] of automaton.follow.entries()) {
    for (const target of targets) {
      if (target === state || components[target] !== components[state]) entries.add(target);
    }
  }
  const candidates = [...entries].filter(
    (state) =>
      automaton.follow[state]?.some((target) => components[target] === components[state]) &&
      !automaton.sets[state]?.every(isContinuation),
  );
  const loops = { left: searchLimit, automaton, components, candidates, masks: automaton.sets.map(maskOf) };
  known.set(automaton, loops);
  return loops;
}

/** Whether some text leads from the start to `state` and also from `state` to itself: `A.*` on a text full of `A`. */
function restartInto(loops: Loops, state: number): Finding {
  const { automaton, components, masks } = loops;
  const next = (as: readonly number[], b: number) => {
    const bs = (automaton.follow[b] ?? []).filter((target) => components[target] === components[state]);
    return as.flatMap((a) => bs.filter((each) => meet(masks[a], masks[each])).map((each) => [a, each]));
  };
  return explore(
    loops,
    next(automaton.first, state),
    ([a = 0, b = 0]) => next(automaton.follow[a] ?? [], b),
    ([a, b]) => a === state && b === state,
  );
}

/** Whether one text leads from `from` to itself, from `from` to `to`, and from `to` to itself. */
function shift(loops: Loops, from: number, to: number): Finding {
  const { automaton, components, masks } = loops;
  if (components[from] === components[to]) return 'none';
  const next = (a: number, b: number, c: number) => {
    const xs = (automaton.follow[a] ?? []).filter((each) => components[each] === components[from]);
    const zs = (automaton.follow[c] ?? []).filter((each) => components[each] === components[to]);
    if (xs.length === 0 || zs.length === 0) return [];
    return (automaton.follow[b] ?? []).flatMap((y) =>
      xs.flatMap((x) => zs.filter((z) => meet(masks[x], masks[y], masks[z])).map((z) => [x, y, z])),
    );
  };
  return explore(
    loops,
    next(from, from, to),
    ([x = 0, y = 0, z = 0]) => next(x, y, z),
    ([x, y, z]) => x === from && y === to && z === to,
  );
}

/** Whether some text leads from `state` back to it on two different ways: `(?:a|ab?)+` and the like. */
function secondWayRound(loops: Loops, state: number): Finding {
  const { automaton, components, masks } = loops;
  const inside = (each: number) =>
    (automaton.follow[each] ?? []).filter((target) => components[target] === components[state]);
  const next = (a: number, b: number, apart: number) =>
    inside(a).flatMap((x) =>
      inside(b)
        .filter((y) => meet(masks[x], masks[y]))
        .map((y) => [x, y, x === y ? apart : 1]),
    );
  return explore(
    loops,
    next(state, state, 0),
    ([a = 0, b = 0, apart = 0]) => next(a, b, apart),
    ([a, b, apart]) => a === state && b === state && apart === 1,
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

type Configuration = readonly number[];

function explore(
  loops: Loops,
  start: readonly Configuration[],
  expand: (configuration: Configuration) => readonly Configuration[],
  isGoal: (configuration: Configuration) => boolean,
): Finding {
  const seen = new Set<string>();
  const open: Configuration[] = [];
  const add = (configuration: Configuration) => {
    const key = String(configuration);
    if (seen.has(key)) return;
    seen.add(key);
    open.push(configuration);
  };
  for (const each of start) add(each);
  for (let at = 0; at < open.length; at++) {
    const each = open[at] ?? [];
    if (isGoal(each)) return 'found';
    if (loops.left-- <= 0) return 'unknown';
    for (const next of expand(each)) add(next);
  }
  return 'none';
}

const wordBits = 32;

function maskOf(ranges: readonly { readonly from: number; readonly to: number }[]): Uint32Array {
  const mask = new Uint32Array(0x100 / wordBits);
  for (const { from, to } of ranges) {
    for (let byte = from; byte <= to; byte++) {
      const word = Math.floor(byte / wordBits);
      mask[word] = (mask[word] ?? 0) | (1 << (byte % wordBits));
    }
  }
  return mask;
}

function meet(a: Uint32Array | undefined, b: Uint32Array | undefined, c?: Uint32Array): boolean {
  if (a === undefined || b === undefined) return false;
  return a.some((word, i) => (word & (b[i] ?? 0) & (c === undefined ? word : (c[i] ?? 0))) !== 0);
}
