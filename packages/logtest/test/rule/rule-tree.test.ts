import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLoadReport, loadRules, type RuleNode } from '../../src/rule/index.ts';
import { loadPlainly, type PlainNode, type PlannedRule, plannedRules, ruleFile } from './plain-loader.ts';

function load(planned: readonly PlannedRule[]) {
  return loadRules([{ name: 'r.xml', text: ruleFile(planned) }], {
    report: createLoadReport(),
    lists: new Map(),
    expressions: new Map(),
    knowsDecoder: () => false,
  });
}

function shape(nodes: readonly PlainNode[]): unknown {
  return nodes.map(({ id, children }) => [id, shape(children)]);
}

function loadedShape(nodes: readonly RuleNode[]): unknown {
  return nodes.map(({ slot, children }) => [slot.rule.id, loadedShape(children)]);
}

it('has every place that the walk of the loader gives a rule, and no other', () => {
  fc.assert(
    fc.property(plannedRules, (planned) => {
      expect(loadedShape(load(planned).roots)).toEqual(shape(loadPlainly(planned).roots));
    }),
    { numRuns: 300 },
  );
});

it('counts as many steps as the walks of the loader take', () => {
  fc.assert(
    fc.property(plannedRules, (planned) => {
      expect(load(planned).loaderSteps).toBe(loadPlainly(planned).steps);
    }),
    { numRuns: 300 },
  );
});
