import type { Automaton } from './automaton.ts';
import { Subsets } from './subsets.ts';

/** More combinations of states than this are not looked at; the answer is then `unknown`. */
const explorationLimit = 8_000;

export type Answer = 'yes' | 'no' | 'unknown';

/**
 * Whether no text the automaton accepts begins another one: then a match has one end only. Texts are whole
 * characters: nothing ends before a continuation byte.
 */
export function isPrefixFree(automaton: Automaton): Answer {
  if (automaton.nullable) return automaton.first.length === 0 ? 'yes' : 'no';
  const subsets = new Subsets(automaton);
  return explore(subsets.first, (states, add) => {
    for (let byte = 0; byte < subsets.bytes.length; byte++) {
      const { accepts, onward } = subsets.step(states, byte);
      if (accepts && subsets.canBeginCharacter(onward)) return 'violated';
      if (onward !== subsets.empty) add(onward);
    }
    return 'kept';
  });
}

/**
 * Whether, of two matches that begin at different places of a text, the one that begins first also ends first or
 * with the other. Then the first start that is found has the earliest end there is.
 */
export function endsInOrderOfStarts(automaton: Automaton): Answer {
  if (automaton.nullable) return 'yes';
  const subsets = new Subsets(automaton);
  return explore(coded(subsets.first, notBegun, nobody), (configuration, add) => {
    const [earlier, later, ended] = decoded(configuration);
    for (let index = 0; index < subsets.bytes.length; index++) {
      // Only now it shows whether what was accepted before this byte ended there: not in the midst of a character.
      if (!isContinuation(subsets.bytes[index] ?? 0)) {
        if ((ended & theEarlier) !== 0) continue;
        if (ended === theLater) return 'violated';
      }
      const first = subsets.step(earlier, index);
      if (first.onward === subsets.empty) continue;
      const nowEnded = first.accepts ? theEarlier : nobody;
      if (later === notBegun) {
        add(coded(first.onward, notBegun, nowEnded));
        add(coded(first.onward, subsets.first, nowEnded));
      } else {
        const second = subsets.step(later, index);
        const bothEnded = nowEnded | (second.accepts ? theLater : nobody);
        if (second.onward !== subsets.empty || bothEnded !== nobody) {
          add(coded(first.onward, second.onward, bothEnded));
        }
      }
    }
    return 'kept';
  });
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** The second match has not begun. */
const notBegun = -1;
/** Which of two matches ended with the last byte, as bits. */
const nobody = 0;
const theEarlier = 1;
const theLater = 2;

const mostSubsets = 2 ** 24;

/** Where two matches stand, as one number. */
function coded(earlier: number, later: number, ended: number): number {
  return (earlier * mostSubsets + later + 1) * 4 + ended;
}

function decoded(configuration: number): readonly [earlier: number, later: number, ended: number] {
  const pair = Math.floor(configuration / 4);
  return [Math.floor(pair / mostSubsets), (pair % mostSubsets) - 1, configuration % 4];
}

function explore(
  start: number,
  expand: (configuration: number, add: (configuration: number) => void) => 'kept' | 'violated',
): Answer {
  const seen = new Set([start]);
  const open = [start];
  const add = (configuration: number) => {
    if (seen.has(configuration)) return;
    seen.add(configuration);
    open.push(configuration);
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (expand(next, add) === 'violated') return 'no';
    if (seen.size > explorationLimit) return 'unknown';
  }
  return 'yes';
}
