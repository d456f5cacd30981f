import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ambiguityInLength, restartability } from '../src/automaton/ambiguity.ts';
import { automatonOf } from '../src/automaton/automaton.ts';
import { superlinearities } from '../src/linear/superlinearity.ts';
import { render } from '../src/print/render.ts';
import { byteNodes } from './byte-nodes.ts';

/** A regex without atomic groups and looks ahead is one part: its automaton tells all. */
const questions = [
  ['restarts', restartability],
  ['ambiguous-repeats', ambiguityInLength],
] as const;

it.each(questions)('%s: a regex judged by its parts is judged as it is whole', (kind, question) => {
  fc.assert(
    fc.property(byteNodes, (node) => {
      const automaton = automatonOf(node, 2_000);
      fc.pre(automaton !== null);
      const found = superlinearities(node).some((each) => each.kind === kind);
      expect(found, render(node)).toBe(question(automaton) === 'found');
    }),
    { numRuns: 2_000 },
  );
});
