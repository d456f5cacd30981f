import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventFacts, type PlacedGate, placeGates, type RuleTree } from '../../src/index.ts';
import { type ManagerRule, rankOf, treeOf } from '../../src/ruleset/index.ts';

const facts: EventFacts = {
  categories: ['syslog'],
  decoders: null,
  otherDecoders: [],
  fieldRoots: { kind: 'without', names: [] },
  values: new Map(),
};

function managerRule(
  id: number,
  level: number,
  parents: readonly number[],
  silent: 'yes' | 'no' = 'no',
): ManagerRule {
  return {
    id,
    level,
    rank: rankOf(level, '1'),
    silent,
    parents,
    category: 'syslog',
    groups: '',
    known: [],
    fieldRoots: [],
    unknown: 'some',
  };
}
const root = managerRule(1, 0, [], 'yes');
const places = (rules: readonly ManagerRule[], level: number) =>
  placeGates(treeOf([root, ...rules]), facts, level, []).map(({ parent, rank }) => `${parent}@${rank / 100}`);

describe('gates', () => {
  it.each([
    ['stand in front of what cannot outrank them', [managerRule(100, 5, [])], 12, ['1@16']],
    ['stand behind what may outrank them', [managerRule(100, 13, [])], 12, ['1@13']],
    ['go into classifiers of level 0, which come first', [managerRule(100, 0, [])], 12, ['1@16', '100@16']],
    [
      'follow a low rule with a high child',
      [managerRule(100, 5, []), managerRule(101, 14, [100])],
      12,
      ['1@5', '100@14'],
    ],
    [
      'do not stand in a rule that outranks them',
      [managerRule(100, 14, []), managerRule(101, 3, [100])],
      12,
      ['1@14', '101@16'],
    ],
  ])('%s', (_, rules, level, expected) => {
    expect(places(rules, level)).toEqual(expected);
  });

  it('leave out rules whose conditions such an event cannot meet', () => {
    const classifier: ManagerRule = {
      ...managerRule(100, 0, []),
      known: [{ subject: 'decoder', alternatives: [{ text: 'sshd', at: 'exact' }], negated: 'no' }],
    };
    const known = { ...facts, decoders: ['json'] };
    expect(placeGates(treeOf([root, classifier]), known, 12, []).map((each) => each.parent)).toEqual([1]);
  });

  it('keep clear of gates with a higher level', () => {
    const tree = treeOf([root, managerRule(100, 5, [])]);
    const placed = [{ places: [{ parent: 100, rank: 1_600 }], level: 15, facts, reaches: () => true }];
    expect(placeGates(tree, facts, 8, placed)).toEqual([
      { parent: 1, rank: 500 },
      { parent: 100, rank: 1_600 },
    ]);
  });
});

/** A tree as the engine walks it: which rules match is drawn at random. */
interface World {
  readonly rules: readonly ManagerRule[];
  readonly matching: ReadonlySet<number>;
}

const world: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      level: fc.constantFrom(0, 1, 3, 5, 8, 12, 13, 15, 16),
      under: fc.nat(),
      silent: fc.constantFrom('no', 'no', 'no', 'yes'),
      matches: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((drawn) => {
    const rules = drawn.map(({ level, under, silent }, i) => {
      const parent = under % (i + 1);
      return managerRule(100 + i, level, parent === 0 ? [] : [99 + parent], silent as 'yes' | 'no');
    });
    return {
      rules,
      matching: new Set([1, ...rules.filter((_, i) => drawn[i]?.matches).map((rule) => rule.id)]),
    };
  });

/** The engine's walk: the first sibling that matches decides, its children first; silent ones let it go on. */
function outcome(tree: RuleTree, matching: ReadonlySet<number>, id: number): ManagerRule | null {
  for (const child of tree.childrenOf(id)) {
    if (!matching.has(child.id)) continue;
    const deeper = outcome(tree, matching, child.id);
    if (deeper !== null) return deeper;
    if (child.silent === 'no') return child;
  }
  return null;
}

describe('with rules behind their gates', () => {
  const levels = [15, 12, 8, 5, 3];

  it('the most severe of pack and stock alerts, and stock alone is left as it is', () => {
    fc.assert(
      fc.property(world, fc.subarray(levels), ({ rules, matching }, sigma) => {
        const stock = treeOf([root, ...rules]);
        const before = outcome(stock, matching, 1);
        const pack: ManagerRule[] = [];
        const placed: PlacedGate[] = [];
        for (const level of levels) {
          const found = placeGates(stock, facts, level, placed);
          placed.push({ places: found, level, facts, reaches: () => true });
          for (const rank of new Set(found.map((each) => each.rank))) {
            const parents = found.filter((each) => each.rank === rank).map((each) => each.parent);
            const gate = 1_000 + level * 100 + rank / 100;
            // Hanging under the template is the same as hanging under rule 1 here.
            pack.push({ ...managerRule(gate, rank / 100, parents, 'yes'), rank });
            pack.push(managerRule(10_000 + gate, level, [gate]));
          }
        }
        const all = treeOf([root, ...rules, ...pack]);
        const ours = pack.filter((rule) => rule.silent === 'yes' || sigma.includes(rule.level));
        const after = outcome(all, new Set([...matching, ...ours.map((rule) => rule.id)]), 1);
        const highest = Math.max(0, ...sigma);
        expect(after?.level ?? 0).toBe(Math.max(before?.level ?? 0, highest));
        if (highest === 0 || highest < (before?.level ?? 0)) expect(after?.id).toBe(before?.id);
        else expect(after?.id).toBeGreaterThan(10_000);
      }),
      { numRuns: 2_000 },
    );
  });
});
