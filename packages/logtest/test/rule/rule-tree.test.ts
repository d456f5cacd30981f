import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLoadReport, loadRules, type RuleNode } from '../../src/rule/index.ts';

interface PlainNode {
  readonly id: number;
  readonly order: number;
  readonly children: PlainNode[];
}

/** A rule to load: the number of parents it names is what makes copies. */
interface Planned {
  readonly level: number;
  readonly parents: readonly number[] | 'group' | 'level';
}

const firstId = 100;
const orderOf = (level: number): number => (level === 0 ? 9_900 : level * 100);

function insert(siblings: PlainNode[], node: PlainNode): void {
  const at = siblings.findIndex(({ order }) => node.order > order);
  siblings.splice(at < 0 ? siblings.length : at, 0, node);
}

/** The loader's own walk: a list is left as soon as the wanted rule is found in it. */
function walkForId(siblings: readonly PlainNode[], wanted: number, make: () => PlainNode): boolean {
  let found = false;
  for (const node of siblings) {
    if (node.id === wanted) {
      insert(node.children, make());
      return true;
    }
    if (walkForId(node.children, wanted, make)) found = true;
  }
  return found;
}

function walkForAll(
  siblings: readonly PlainNode[],
  accepts: (node: PlainNode) => boolean,
  make: () => PlainNode,
): void {
  for (const node of siblings) {
    if (accepts(node)) insert(node.children, make());
    walkForAll(node.children, accepts, make);
  }
}

function plainTree(planned: readonly Planned[]): readonly PlainNode[] {
  const root: PlainNode = { id: 1, order: orderOf(0), children: [] };
  planned.forEach(({ level, parents }, index) => {
    const id = firstId + index;
    const make = (): PlainNode => ({ id, order: orderOf(level), children: [] });
    if (parents === 'group') walkForAll([root], (node) => node.id !== id && node.id % 3 === 0, make);
    else if (parents === 'level') walkForAll([root], (node) => node.id !== id && node.order >= 500, make);
    else for (const parent of parents) walkForId([root], parent, make);
  });
  return [root];
}

function ruleFile(planned: readonly Planned[]): string {
  const rules = planned.map(({ level, parents }, index) => {
    const id = firstId + index;
    const under = {
      group: '<if_group>third</if_group>',
      level: '<if_level>5</if_level>',
    };
    const options = typeof parents === 'string' ? under[parents] : `<if_sid>${parents.join(', ')}</if_sid>`;
    const group = id % 3 === 0 ? '<group>third,</group>' : '';
    return `<rule id="${id}" level="${level}">${options}${group}<description>d</description></rule>`;
  });
  const root =
    '<rule id="1" level="0" noalert="1"><category>syslog</category><description>d</description></rule>';
  return `<group name="t,">${root}${rules.join('')}</group>`;
}

function shape(nodes: readonly { readonly id: number; readonly children: readonly PlainNode[] }[]): unknown {
  return nodes.map(({ id, children }) => [id, shape(children)]);
}

function loadedShape(nodes: readonly RuleNode[]): unknown {
  return nodes.map(({ slot, children }) => [slot.rule.id, loadedShape(children)]);
}

const planned: fc.Arbitrary<readonly Planned[]> = fc
  .array(
    fc.record({
      level: fc.integer({ min: 0, max: 9 }),
      kind: fc.integer({ min: 0, max: 11 }),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drafts) =>
    drafts.map(({ level, kind, picks }, index): Planned => {
      if (kind === 0 && index > 3) return { level, parents: 'group' };
      if (kind === 1 && index < 3) return { level, parents: 'level' };
      const parents = picks.map((pick) => (index === 0 || pick % 5 === 0 ? 1 : firstId + (pick % index)));
      return { level, parents };
    }),
  );

it('has every place that the walk of the loader gives a rule, and no other', () => {
  fc.assert(
    fc.property(planned, (rules) => {
      const loaded = loadRules([{ name: 'r.xml', text: ruleFile(rules) }], {
        report: createLoadReport(),
        lists: new Map(),
        expressions: new Map(),
        knowsDecoder: () => false,
      });
      expect(loadedShape(loaded.roots)).toEqual(shape(plainTree(rules)));
    }),
    { numRuns: 300 },
  );
});
