import { type Automaton, advance, successors } from './automaton.ts';

/** More combinations of states than this are not looked at; the answer is then `unknown`. */
const explorationLimit = 8_000;

export type Answer = 'yes' | 'no' | 'unknown';

/** One byte for each way the automaton's sets tell bytes apart. */
export function representatives(automaton: Automaton): readonly number[] {
  const bounds = new Set<number>([0, 0x80, 0xc0]);
  for (const { from, to } of automaton.sets.flat()) {
    bounds.add(from);
    if (to < 0xff) bounds.add(to + 1);
  }
  return [...bounds].toSorted((a, b) => a - b);
}

/**
 * Whether no text the automaton accepts begins another one: then a match has one end only. Texts are whole
 * characters: nothing ends before a continuation byte.
 */
export function isPrefixFree(automaton: Automaton): Answer {
  if (automaton.nullable) return automaton.first.length === 0 ? 'yes' : 'no';
  const bytes = representatives(automaton);
  return explore([[...automaton.first]], ([states = []]) => {
    const next: Configuration[] = [];
    for (const byte of bytes) {
      const reached = advance(automaton, states, byte);
      const onward = successors(automaton, reached);
      if (accepts(automaton, reached) && canBeginCharacter(automaton, onward)) return 'violated';
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
  return explore([[...automaton.first], [], []], ([earlier = [], later = [], ended = []]) => {
    const next: Configuration[] = [];
    for (const byte of bytes) {
      // Only now it shows whether what was accepted before this byte ended there: not in the midst of a character.
      if (!isContinuation(byte)) {
        if (ended.includes(1)) continue;
        if (ended.includes(2)) return 'violated';
      }
      const reached = advance(automaton, earlier, byte);
      const onward = successors(automaton, reached);
      if (onward.size === 0) continue;
      const laterReached = advance(automaton, later, byte);
      const laterOnward = sorted(successors(automaton, laterReached));
      const nowEnded = [
        ...(accepts(automaton, reached) ? [1] : []),
        ...(accepts(automaton, laterReached) ? [2] : []),
      ];
      if (later.length === 0) {
        next.push([sorted(onward), [], nowEnded], [sorted(onward), [...automaton.first], nowEnded]);
      } else if (laterOnward.length > 0 || nowEnded.length > 0) {
        next.push([sorted(onward), laterOnward.length > 0 ? laterOnward : [-1], nowEnded]);
      }
    }
    return next;
  });
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

function canBeginCharacter(automaton: Automaton, states: ReadonlySet<number>): boolean {
  return [...states].some((state) => automaton.sets[state]?.some(({ from, to }) => from < 0x80 || to > 0xbf));
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
