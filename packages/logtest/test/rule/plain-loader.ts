import fc from 'fast-check';

/** A place in the tree of the plain loader. */
export interface PlainNode {
  readonly id: number;
  order: number;
  readonly children: PlainNode[];
}

/** A rule to load: the number of parents it names is what makes copies. */
export interface PlannedRule {
  readonly id: number;
  readonly level: number;
  readonly parents: readonly number[] | 'group' | 'level' | 'category';
  /** Does it count events of a rule, or of a group's rules? */
  readonly counts: 'nothing' | 'rule' | 'group';
  /** Of rules with the same id the second one is left out, unless it overwrites. */
  readonly overwrites: 'yes' | 'no';
}

/** What the loader's own walks came to. */
export interface PlainTree {
  readonly roots: readonly PlainNode[];
  /** Nodes looked at. */
  readonly steps: number;
}

const firstId = 100;
const unknownId = 999;
const rootIds = [1, 2] as const;
const isOfThirds = (id: number): boolean => id % 3 === 0;
const orderOf = (level: number): number => (level === 0 ? 9_900 : level * 100);

/** Loads as Wazuh does: by walking, each time from the roots. */
export function loadPlainly(planned: readonly PlannedRule[]): PlainTree {
  const roots = rootIds.map((id): PlainNode => ({ id, order: orderOf(0), children: [] }));
  let steps = 0;

  /** A list is left as soon as the wanted rule is found in it; the lists above go on. */
  const walkForId = (siblings: readonly PlainNode[], wanted: number, make: () => PlainNode): void => {
    for (const node of siblings) {
      steps += 1;
      if (node.id === wanted) {
        insert(node.children, make());
        return;
      }
      walkForId(node.children, wanted, make);
    }
  };
  const walkForAll = (
    siblings: readonly PlainNode[],
    accepts: (node: PlainNode) => boolean,
    make: () => PlainNode,
  ): void => {
    for (const node of siblings) {
      steps += 1;
      if (accepts(node)) insert(node.children, make());
      walkForAll(node.children, accepts, make);
    }
  };
  const isTaken = (siblings: readonly PlainNode[], id: number): boolean =>
    siblings.some((node) => {
      steps += 1;
      return node.id === id || isTaken(node.children, id);
    });
  const walkForCategory = (make: () => PlainNode): void => {
    steps += 1;
    const [syslog] = roots;
    if (syslog !== undefined) insert(syslog.children, make());
  };

  // The roots' own ids are looked for when they are loaded: nothing in front of the first, one in front of the second.
  steps += 1;
  for (const { id, level, parents, counts, overwrites } of planned) {
    const make = (): PlainNode => ({ id, order: orderOf(level), children: [] });
    if (isTaken(roots, id)) {
      if (overwrites === 'yes') {
        isTaken(roots, id);
        for (const node of placesOf(roots, id)) node.order = orderOf(level);
      }
      continue;
    }
    if (parents === 'category') walkForCategory(make);
    else if (parents === 'group') walkForAll(roots, (node) => node.id !== id && isOfThirds(node.id), make);
    else if (parents === 'level') walkForAll(roots, (node) => node.id !== id && node.order >= 500, make);
    else for (const parent of parents) parent === 0 ? walkForCategory(make) : walkForId(roots, parent, make);
    const isPlaced = placesOf(roots, id).length > 0;
    if (isPlaced && counts !== 'nothing') walkForAll(roots, () => false, make);
  }
  return { roots, steps };
}

function insert(siblings: PlainNode[], node: PlainNode): void {
  const at = siblings.findIndex(({ order }) => node.order > order);
  siblings.splice(at < 0 ? siblings.length : at, 0, node);
}

function placesOf(siblings: readonly PlainNode[], id: number): readonly PlainNode[] {
  return siblings.flatMap((node) => [...(node.id === id ? [node] : []), ...placesOf(node.children, id)]);
}

/** The same rules as a file. */
export function ruleFile(planned: readonly PlannedRule[]): string {
  const roots = rootIds.map(
    (id) =>
      `<rule id="${id}" level="0" noalert="1"><category>${id === 1 ? 'syslog' : 'ossec'}</category><description>d</description></rule>`,
  );
  const under = {
    group: '<if_group>third</if_group>',
    level: '<if_level>5</if_level>',
    category: '<match>x</match>',
  };
  const counting = {
    nothing: '',
    rule: `<if_matched_sid>${firstId}</if_matched_sid>`,
    group: '<if_matched_group>third</if_matched_group>',
  };
  const rules = planned.map(({ id, level, parents, counts, overwrites }) => {
    const options = typeof parents === 'string' ? under[parents] : `<if_sid>${parents.join(', ')}</if_sid>`;
    const group = isOfThirds(id) ? '<group>third,</group>' : '';
    const attributes = `id="${id}" level="${level}"${overwrites === 'yes' ? ' overwrite="yes"' : ''}`;
    return `<rule ${attributes}>${options}${counting[counts]}${group}<description>d</description></rule>`;
  });
  return `<group name="t,">${roots.join('')}${rules.join('')}</group>`;
}

/** Up to 14 rules that hang under each other in every way there is. */
export const plannedRules: fc.Arbitrary<readonly PlannedRule[]> = fc
  .array(
    fc.record({
      level: fc.integer({ min: 0, max: 9 }),
      kind: fc.integer({ min: 0, max: 15 }),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
      counts: fc.constantFrom('nothing', 'nothing', 'nothing', 'rule', 'group'),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((drafts) =>
    drafts.map(({ level, kind, picks, counts }, index): PlannedRule => {
      const [pick = 0] = picks;
      const id = firstId + (kind >= 14 ? pick % (index + 1) : index);
      // What it hangs under is its own affair only when it names that.
      // One that counts a rule's events is skipped at its first unknown parent, wherever it hangs by then.
      const parents = parentsFor(kind, counts === 'rule' ? [pick] : picks, index);
      const counted = typeof parents === 'string' ? 'nothing' : counts;
      return { id, level, parents, counts: counted, overwrites: kind === 14 ? 'yes' : 'no' };
    }),
  );

function parentsFor(kind: number, picks: readonly number[], index: number): PlannedRule['parents'] {
  if (kind === 0 && index > 3) return 'group';
  if (kind === 1 && index < 3) return 'level';
  if (kind === 2) return 'category';
  return picks.map((pick) => {
    if (index === 0 || pick % 5 === 0) return 1;
    if (pick % 17 === 0) return pick % 2 === 0 ? 0 : unknownId;
    return firstId + (pick % (index + 1));
  });
}
