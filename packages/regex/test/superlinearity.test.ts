import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ambiguityInLength, restartability } from '../src/automaton/ambiguity.ts';
import { automatonOf } from '../src/automaton/automaton.ts';
import { superlinearities } from '../src/linear/superlinearity.ts';
import { type ByteNode, bytesNode, choiceNode, repeatNode, sequenceNode } from '../src/print/byte-node.ts';
import { render } from '../src/print/render.ts';

/** Few bytes, so that what is repeated can often read what stands beside it. */
const nodes = fc.letrec<{ node: ByteNode; item: ByteNode }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'ab', 'ba', 'cab').map((text) => bytesNode(text, 'cased')),
    fc.constantFrom<ByteNode>(
      { kind: 'set', ranges: [{ from: 0x61, to: 0x62 }] },
      { kind: 'set', ranges: [{ from: 0x62, to: 0x63 }] },
      { kind: 'look', direction: 'ahead', negated: true, item: bytesNode('a', 'cased') },
    ),
    fc
      .tuple(tie('node'), fc.constantFrom([0, null], [1, null], [2, null], [0, 1], [2, 2]))
      .map(([item, [min, max]]) => repeatNode(item, min ?? 0, max ?? null, 'greedy')),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(choiceNode),
  ),
  node: fc.array(tie('item'), { minLength: 1, maxLength: 4 }).map(sequenceNode),
})).node;

/** A regex without atomic groups and looks ahead is one part: its automaton tells all. */
const questions = [
  ['restarts', restartability],
  ['ambiguous-repeats', ambiguityInLength],
] as const;

it.each(questions)('%s: a regex judged by its parts is judged as it is whole', (kind, question) => {
  fc.assert(
    fc.property(nodes, (node) => {
      const automaton = automatonOf(node, 2_000);
      fc.pre(automaton !== null);
      const found = superlinearities(node).some((each) => each.kind === kind);
      expect(found, render(node)).toBe(question(automaton) === 'found');
    }),
    { numRuns: 2_000 },
  );
});
