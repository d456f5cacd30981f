import { byIdentity } from '@sigmazuh/compiler';
import { windowsEvents } from '@sigmazuh/wazuh-events';
import { certaintyOf, type EventFacts } from '../branch/index.ts';
import { groupWordsIn, type ManagerRule, type RuleTree, templates } from '../ruleset/index.ts';

/** Events that reach a rule below which others hang by its group. */
export interface Kind {
  readonly rule: ManagerRule;
  /** The rule and those above it. */
  readonly path: ReadonlySet<number>;
  /** As the rules ask for them. */
  readonly groups: readonly string[];
  readonly children: readonly number[];
  readonly facts: EventFacts;
  /** Field (as written) → values: what is asked of the kind of event. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/** Fields that say which kind of event it is, as they are written. */
export const telling = ['win.system.channel', 'win.system.eventID'];

/** A rule that hangs where it does by its group. */
interface Asking {
  readonly rule: ManagerRule;
  /** In small letters; it hangs below all rules whose groups hold one of them. */
  readonly words: readonly string[];
}

/** All kinds of events of which some may be handed over. */
export const kindsOf = byIdentity((tree: RuleTree): readonly Kind[] => {
  const asking = [...tree.rules.values()].flatMap((rule): readonly Asking[] => {
    const words = wordsAskedBy(rule);
    return words.length === 0 ? [] : [{ rule, words }];
  });
  const above = new Set(asking.flatMap(({ rule }) => rule.parents));
  return [...above].flatMap((id) => kindUnder(id, asking, tree) ?? []);
});

function kindUnder(id: number, asking: readonly Asking[], tree: RuleTree): Kind | null {
  const rule = tree.rules.get(id);
  const path = rule === undefined ? null : pathTo(rule, tree);
  if (rule === undefined || path === null) return null;
  const values = new Map(telling.map((field) => [field, valueOn(path, field)]));
  if ([...values.values()].includes(null)) return null;
  const asked = new Map([...values].map(([field, value]) => [field, [value ?? '']]));
  const facts: EventFacts = {
    categories: windowsEvents.enters,
    decoders: windowsEvents.decodedAs,
    otherDecoders: [],
    fieldRoots: windowsEvents.fieldRoots,
    values: new Map([...asked].map(([field, value]) => [field.toLowerCase(), value])),
  };
  const own = asking.filter((each) => each.rule.parents.includes(id));
  const names = rule.groups.toLowerCase();
  const groups = [...new Set(own.flatMap(({ words }) => words.find((word) => names.includes(word)) ?? []))];
  // A rule of the pack is loaded first, and draws all rules that ask for the group or a part of its name.
  const isDrawn = (word: string) => groups.some((each) => each.includes(word));
  const isAlike =
    groups.every((each) => /^\w+$/.test(each)) &&
    !tree.unmetGroups.some(isDrawn) &&
    asking
      .filter(({ words }) => words.some(isDrawn))
      .every((each) => own.includes(each) || certaintyOf(each.rule, facts) === 'never');
  if (!isAlike) return null;
  return {
    rule,
    path: new Set(path.map((each) => each.id)),
    groups,
    children: own.map((each) => each.rule.id),
    facts,
    asked,
  };
}

function wordsAskedBy({ written }: ManagerRule): readonly string[] {
  const hangsOtherwise = written?.options.some(({ name }) => name === 'if_sid' || name === 'if_level');
  return written === undefined || hangsOtherwise === true ? [] : groupWordsIn(written);
}

/** The rule and all above it; `null` where it is reached in more than one way, or from elsewhere. */
function pathTo(rule: ManagerRule, tree: RuleTree): readonly ManagerRule[] | null {
  const [parent, ...others] = rule.parents;
  if (others.length > 0) return null;
  if (parent === undefined) {
    const root = tree.rules.get(templates.get(windowsEvents.enters[0]) ?? 0);
    return rule.category === windowsEvents.enters[0] && root !== undefined ? [root, rule] : null;
  }
  const above = tree.rules.get(parent);
  const path = above === undefined ? null : pathTo(above, tree);
  return path === null ? null : [...path, rule];
}

/** The only value of a field that events on the path can have. */
function valueOn(path: readonly ManagerRule[], field: string): string | null {
  for (const { known } of path) {
    for (const { subject, negated, alternatives } of known) {
      const [only, ...others] = alternatives;
      if (subject !== field.toLowerCase() || negated === 'yes' || others.length > 0) continue;
      if (only?.at === 'exact') return only.text;
    }
  }
  return null;
}
