import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ambiguityInLength, restartability } from '../src/automaton/ambiguity.ts';
import { type Automaton, automatonOf, reads } from '../src/automaton/automaton.ts';
import { render } from '../src/print/render.ts';
import { byteNodes } from './byte-nodes.ts';

const bytes = Array.from('abc', (each) => each.charCodeAt(0));

/** Whether one text leads each of the states to the one below it, on ways of which two differ where `apart` says so. */
function isLed(
  { follow, sets, ...automaton }: Automaton,
  from: readonly number[],
  to: readonly number[],
  apart: 'apart' | 'any way' = 'any way',
): boolean {
  const start = { states: from, areApart: apart === 'any way' };
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const byte of bytes) {
      const targets = next.states.map((state) =>
        (state === before ? automaton.first : (follow[state] ?? [])).filter((target) =>
          reads({ follow, sets, ...automaton }, target, byte),
        ),
      );
      for (const states of choices(targets)) {
        const areApart = next.areApart || states[0] !== states[1];
        const key = `${areApart} ${states.join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (areApart && states.every((state, i) => state === to[i])) return true;
        open.push({ states, areApart });
      }
    }
  }
  return false;
}

/** The place before the first state. */
const before = -1;

/** One out of each. */
function choices(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return lists.reduce<readonly (readonly number[])[]>(
    (heads, list) => heads.flatMap((head) => list.map((each) => [...head, each])),
    [[]],
  );
}

function isAmbiguous(automaton: Automaton): boolean {
  if (automaton.doubled) return true;
  const states = automaton.sets.map((_, state) => state);
  return states.some((p) =>
    states.some((q) =>
      p === q ? isLed(automaton, [p, p], [p, p], 'apart') : isLed(automaton, [p, p, q], [p, q, q]),
    ),
  );
}

function isRestartable(automaton: Automaton): boolean {
  return automaton.sets.some((_, state) => isLed(automaton, [before, state], [state, state]));
}

it.each([
  ['the ways to read a text', ambiguityInLength, isAmbiguous],
  ['a search from start after start', restartability, isRestartable],
] as const)('%s: found where trying all states finds it', (_, question, isSo) => {
  fc.assert(
    fc.property(byteNodes, (node) => {
      const automaton = automatonOf(node, 9);
      fc.pre(automaton !== null);
      expect(question(automaton), render(node)).toBe(isSo(automaton) ? 'found' : 'none');
    }),
    { numRuns: 1_000 },
  );
});
