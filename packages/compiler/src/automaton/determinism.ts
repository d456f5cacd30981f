import { type Automaton, advance, successors } from './automaton.ts';

/** More combinations of states than this are not looked at; the answer is then `unknown`. */
const explorationLimit = 1_000;

export type Answer = 'yes' | 'no' | 'unknown';

/** One byte for each way the automaton's sets tell bytes apart. */
export function representatives(automaton: Automaton): readonly number[] {
  const bounds = new Set<number>([0]);
  for (const { from, to } of automaton.sets.flat()) {
    bounds.add(from);
    if (to < 0xff) bounds.add(to + 1);
  }
  return [...bounds].toSorted((a, b) => a - b);
}

/** Whether no text the automaton accepts begins another one: then a match has one end only. */
export function isPrefixFree(automaton: Automaton): Answer {
  if (automaton.nullable) return automaton.first.length === 0 ? 'yes' : 'no';
  const bytes = representatives(automaton);
  return explore([[...automaton.first]], ([states = []]) => {
    const next: (readonly (readonly number[])[])[] = [];
    for (const byte of bytes) {
      const reached = advance(automaton, states, byte);
      const onward = successors(automaton, reached);
      if (onward.size > 0 && accepts(automaton, reached)) return 'violated';
      if (onward.size > 0) next.push([sorted(onward)]);
    }
    return next;
  });
}

/**
 * Whether, of two matches that begin at different places of a text, the one that begins first also ends first or
 * with the other. Then the first start that is found has the earliest end there is.
 */
export function endsInOrderOfStarts(automaton: Automaton): Answer {
  if (automaton.nullable) return 'yes';
  const bytes = representatives(automaton);
  const step = (pair: readonly (readonly number[])[], isLaterRunning: 'running' | 'waiting') => {
    const [earlier = [], later = []] = pair;
    const next: (readonly (readonly number[])[])[] = [];
    for (const byte of bytes) {
      const reached = advance(automaton, earlier, byte);
      const onward = successors(automaton, reached);
      if (accepts(automaton, reached) || onward.size === 0) continue;
      if (isLaterRunning === 'waiting') {
        next.push([sorted(onward), []], [sorted(onward), [...automaton.first]]);
        continue;
      }
      const laterReached = advance(automaton, later, byte);
      if (accepts(automaton, laterReached)) return 'violated';
      const laterOnward = successors(automaton, laterReached);
      if (laterOnward.size > 0) next.push([sorted(onward), sorted(laterOnward)]);
    }
    return next;
  };
  return explore([[...automaton.first], []], (pair) =>
    step(pair, (pair[1]?.length ?? 0) > 0 ? 'running' : 'waiting'),
  );
}

type Configuration = readonly (readonly number[])[];

function explore(
  start: Configuration,
  expand: (configuration: Configuration) => readonly Configuration[] | 'violated',
): Answer {
  const seen = new Set([JSON.stringify(start)]);
  const open: Configuration[] = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const expanded = expand(next);
    if (expanded === 'violated') return 'no';
    for (const each of expanded) {
      const key = JSON.stringify(each);
      if (seen.has(key)) continue;
      if (seen.size >= explorationLimit) return 'unknown';
      seen.add(key);
      open.push(each);
    }
  }
  return 'yes';
}

function accepts(automaton: Automaton, states: ReadonlySet<number>): boolean {
  for (const state of states) if (automaton.last.has(state)) return true;
  return false;
}

function sorted(states: ReadonlySet<number>): readonly number[] {
  return [...states].toSorted((a, b) => a - b);
}
