import { byIdentity } from '@sigmazuh/compiler';
import { type Composite, compositeOf, glue, type ManagerRule, type RuleTree } from '../ruleset/index.ts';

/** A rule of the manager that counts events of others. */
export interface StockComposite {
  readonly rule: ManagerRule;
  readonly composite: Composite;
  /** Rules whose events it counts. */
  readonly counted: ReadonlySet<number>;
  /** `own`: it names the rules under which the current event has to be, apart from those that it counts. */
  readonly under: 'counted' | 'own';
  /** The group of these, if it names them by one. */
  readonly lastGroup: string | null;
}

/** The composites of a manager in the order in which they load. None are known of a manager whose files are not at hand. */
export const stockComposites = byIdentity((tree: RuleTree): readonly StockComposite[] => {
  const found = [...tree.rules.values()].flatMap((rule) => {
    const composite = rule.written === undefined ? null : compositeOf(rule.written);
    return composite === null ? [] : [{ rule, composite }];
  });
  const byId = new Set(
    found.flatMap(({ composite: { counts } }) => (counts.kind === 'rule' ? [counts.id] : [])),
  );
  const earlier: ManagerRule[] = [];
  const counted = new Map<number, ReadonlySet<number>>();
  const composites = new Map(found.map(({ rule, composite }) => [rule.id, composite]));
  for (const rule of tree.rules.values()) {
    earlier.push(rule);
    const composite = composites.get(rule.id);
    if (composite !== undefined) counted.set(rule.id, countedBy(composite, earlier, byId));
  }
  return found.map(({ rule, composite }) => ({
    rule,
    composite,
    counted: counted.get(rule.id) ?? new Set(),
    under: namesParents(rule) ? 'own' : 'counted',
    lastGroup: lastGroupOf(rule),
  }));
});

/** All rules whose events some composite counts. */
export const countedRules = byIdentity(
  (tree: RuleTree): ReadonlySet<number> =>
    new Set(stockComposites(tree).flatMap(({ counted }) => [...counted])),
);

/** An event counts for the rule that it ends in, and for groups only where no composite counts that rule by its id. */
function countedBy(
  { counts }: Composite,
  earlier: readonly ManagerRule[],
  byId: ReadonlySet<number>,
): ReadonlySet<number> {
  const ending = earlier.filter(({ level, silent }) => level > 0 && silent === 'no');
  switch (counts.kind) {
    case 'rule':
      return new Set(ending.filter(({ id }) => id === counts.id).map(({ id }) => id));
    case 'group':
      return new Set(
        ending
          .filter(({ id, groups }) => !byId.has(id) && holdsGroup(groups, counts.group))
          .map(({ id }) => id),
      );
    case 'log':
      return new Set();
  }
}

/** `a|b` in a group text, whatever the case. */
export function holdsGroup(groups: string, pattern: string): boolean {
  const text = groups.toLowerCase();
  return pattern
    .toLowerCase()
    .split('|')
    .some(
      (word) => word !== '' && (word.startsWith('^') ? text.startsWith(word.slice(1)) : text.includes(word)),
    );
}

function namesParents({ written }: ManagerRule): boolean {
  return (written?.options ?? []).some(({ name }) => /^if_(?:sid|group|level)$/.test(name));
}

function lastGroupOf({ written }: ManagerRule): string | null {
  const options = written?.options ?? [];
  return glue(options.filter(({ name }) => name === 'if_group').map(({ text }) => text));
}

/** Rules that hang themselves under every earlier rule of a group, with what they ask for. */
export const groupSeekers = byIdentity(
  (tree: RuleTree): readonly { readonly rule: ManagerRule; readonly pattern: string }[] =>
    [...tree.rules.values()].flatMap((rule) => {
      const options = rule.written?.options ?? [];
      const text = (wanted: string) =>
        glue(options.filter(({ name }) => name === wanted).map((each) => each.text));
      if (text('if_sid') !== null || text('if_level') !== null) return [];
      const pattern = text('if_group') ?? text('if_matched_group');
      return pattern === null ? [] : [{ rule, pattern }];
    }),
);
