import { anyOne, choice, literal } from '@sigmazuh/compiler';
import { anyText } from '@sigmazuh/regex';
import { expect, it } from 'vitest';
import type { Condition } from '../../src/locate/wazuh-predicate.ts';
import type { AlertNode } from '../../src/place/plan-node.ts';
import { writeNode } from '../../src/write/write-node.ts';

const target = { kind: 'address', element: 'srcip' } as const;

function written(condition: Condition) {
  const node: AlertNode = {
    kind: 'alert',
    conditions: [condition],
    parents: [],
    level: 5,
    owner: 'a',
  };
  return writeNode(
    node,
    () => 200_000,
    () => undefined,
    { avoided: [], added: [] },
  ).options.filter(({ name }) => name === target.element);
}

it('an address is written as often as it has alternatives', () => {
  const pattern = choice([literal('192.0.2.1', 'cased'), literal('198.51.100.0/24', 'cased')]);
  expect(written({ target, negated: 'no', pattern }).map(({ content }) => content)).toEqual([
    '192.0.2.1',
    '198.51.100.0/24',
  ]);
});

it.each([
  ['a pattern', anyOne],
  ['a list with a pattern', choice([literal('192.0.2.1', 'cased'), anyOne])],
  ['written text', { kind: 'written', text: anyText } as const],
])('%s where an address belongs is a mistake of ours, not an empty element', (_, pattern) => {
  expect(() => written({ target, negated: 'no', pattern })).toThrow('is no address');
});
