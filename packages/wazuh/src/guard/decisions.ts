import { byIdentity, byKey, groupBy, literal, type Pattern, sequence, start } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type Branch, type EventFacts, factsKey } from '../branch/index.ts';
import { conditionPattern, presentTargets } from '../condition/index.ts';
import {
  allOf,
  always,
  anyOf,
  never,
  notOf,
  type PresenceTest,
  type Target,
  targetKey,
  type ValueTest,
  type WazuhPredicate,
} from '../locate/index.ts';
import type { ManagerRule, RuleTree } from '../ruleset/index.ts';
import { type Relation, relationOf } from './compare-values.ts';
import { type Simplify, viewOf } from './ends-above.ts';
import { unknown } from './stock-condition.ts';

/** What branches and their facts say about the conditions of the manager's rules. */
export interface Decisions {
  readonly simplify: Simplify;
  /**
   * Equal where the same is said of all that such events are asked: most ways to match say of every image that the
   * manager's rules look for that it is another one.
   */
  readonly key: string;
}

/** Decides of the manager's conditions what branches and their facts say about them. */
export function decisionsOf(
  branches: readonly Branch[],
  facts: EventFacts,
  source: SourceMapping,
  tree: RuleTree,
): Decisions {
  const [only, ...others] = branches;
  return only !== undefined && others.length === 0
    ? ofOneBranch(tree)(source)(only)(facts)
    : decide(branches, facts, source, tree);
}

/** Where a branch would end in the manager's tree is asked, and then who outranks it. */
const ofOneBranch = byIdentity((tree: RuleTree) =>
  byIdentity((source: SourceMapping) =>
    byIdentity((branch: Branch) =>
      byKey(factsKey, (facts: EventFacts) => decide([branch], facts, source, tree)),
    ),
  ),
);

function decide(
  branches: readonly Branch[],
  facts: EventFacts,
  source: SourceMapping,
  tree: RuleTree,
): Decisions {
  const asking = branches.map((branch) => {
    const tests = groupBy(branch.tests.filter(isFieldValue), (test) => fieldKey(test.target));
    return {
      fields: [...tests.keys()],
      patterns: byKey(fieldKey, (target: Target): readonly Pattern[] =>
        (tests.get(fieldKey(target)) ?? []).flatMap((test) => conditionPattern(test, source) ?? []),
      ),
      present: new Set([...presentTargets(branch, source)].map((key) => key.toLowerCase())),
    };
  });

  const relationIn = ({ patterns }: (typeof asking)[number], target: Target, asked: ValueTest): Relation => {
    const relations = patterns(target).map((given) => relationOf(given, asked.pattern));
    return relations.find((each) => each !== 'maybe') ?? 'maybe';
  };

  const decided = (target: Target, asked: ValueTest): WazuhPredicate => {
    if (target.kind === 'log' && isJson(facts) && relationOf(jsonStart, asked.pattern) === 'never')
      return never;
    const [relation, ...others] = new Set(asking.map((each) => relationIn(each, target, asked)));
    if (relation === undefined || relation === 'maybe' || others.length > 0) return asked;
    return relation === 'always' ? always : never;
  };

  const isPresent = (target: Target) => asking.every(({ present }) => present.has(fieldKey(target)));

  const simplify = (predicate: WazuhPredicate): WazuhPredicate => {
    switch (predicate.kind) {
      case 'and':
        return withoutImplied(allOf(predicate.operands.map(simplify)));
      case 'or':
        return anyOf(predicate.operands.map(simplify));
      case 'not':
        return notOf(simplify(predicate.operand));
      case 'present':
        return isPresent(predicate.target) ? always : predicate;
      case 'value':
        return isHeaderField(predicate.target) && hasNoHeader(facts)
          ? never
          : decided(predicate.target, predicate);
      default:
        return predicate;
    }
  };

  const met = testsMet(tree)(facts);
  const fields = (asking[0]?.fields ?? []).flatMap((key) => met.values.get(key) ?? []);
  const answers = fields.flatMap(({ at, test }) => {
    const made = decided(test.target, test);
    return made === test ? [] : [made === always ? at : -at];
  });
  const there = met.present.flatMap(({ at, test }) => (isPresent(test.target) ? [at] : []));
  return { simplify, key: [...answers.toSorted((a, b) => a - b), ':', ...there].join(' ') };
}

interface Met<Test> {
  /** Its number among all, from 1. */
  readonly at: number;
  readonly test: Test;
}

/** What the manager's rules ask events of some facts. */
interface TestsMet {
  /** By field. */
  readonly values: ReadonlyMap<string, readonly Met<ValueTest>[]>;
  readonly present: readonly Met<PresenceTest>[];
}

const testsMet = byIdentity((tree: RuleTree) =>
  byKey(factsKey, (facts: EventFacts): TestsMet => {
    const { roots, children, condition } = viewOf(tree)(facts);
    const rules = new Set<ManagerRule>();
    const walk = (rule: ManagerRule): void => {
      if (rules.has(rule)) return;
      rules.add(rule);
      for (const child of children(rule)) walk(child);
    };
    for (const root of roots) walk(root);
    const asked = new Set([...rules].flatMap((rule) => testsIn(condition(rule))));
    const all = [...asked].map((test, i) => ({ at: i + 1, test }));
    const values = all.flatMap(({ at, test }) => (test.kind === 'value' ? [{ at, test }] : []));
    return {
      values: groupBy(values, ({ test }) => fieldKey(test.target)),
      present: all.flatMap(({ at, test }) => (test.kind === 'present' ? [{ at, test }] : [])),
    };
  }),
);

/** What a condition asks of fields and texts. */
export function testsIn(predicate: WazuhPredicate | typeof unknown): readonly (ValueTest | PresenceTest)[] {
  if (predicate === unknown) return [];
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return predicate.operands.flatMap(testsIn);
    case 'not':
      return testsIn(predicate.operand);
    case 'value':
    case 'present':
      return [predicate];
    default:
      return [];
  }
}

function isFieldValue(test: WazuhPredicate): test is ValueTest {
  return test.kind === 'value' && test.target.kind === 'field';
}

/** Names of fields are the same in either case. */
export const fieldKey = byIdentity((target: Target): string => targetKey(target).toLowerCase());

/** What a line's syslog header says; JSON and audit records have none (WAZUH.md j). */
function isHeaderField(target: Target): boolean {
  return target.kind === 'static' && (target.element === 'program_name' || target.element === 'hostname');
}

function hasNoHeader({ decoders }: EventFacts): boolean {
  return decoders?.every((name) => name === 'auditd' || name.startsWith('json')) === true;
}

function isJson({ decoders }: EventFacts): boolean {
  return decoders?.every((name) => name.startsWith('json')) === true;
}

/** How every line that the JSON decoder takes begins. */
const jsonStart = sequence([start, literal('{', 'cased')]);

/** A test that another one on the same field implies says nothing more: `org.` beside `org.add_member`. */
function withoutImplied(predicate: WazuhPredicate): WazuhPredicate {
  if (predicate.kind !== 'and') return predicate;
  const kept = predicate.operands.filter(
    (each, at) =>
      !predicate.operands.some(
        (other, i) => i !== at && impliesTest(other, each, i < at ? 'before' : 'behind'),
      ),
  );
  return allOf(kept);
}

/** Of two tests that say the same the first one stays. */
function impliesTest(one: WazuhPredicate, other: WazuhPredicate, place: 'before' | 'behind'): boolean {
  if (one.kind !== 'value' || other.kind !== 'value') return false;
  if (fieldKey(one.target) !== fieldKey(other.target)) return false;
  if (relationOf(one.pattern, other.pattern) !== 'always') return false;
  return place === 'before' || relationOf(other.pattern, one.pattern) !== 'always';
}
