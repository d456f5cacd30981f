import { groupBy, literal, sequence, start } from '@sigmazuh/compiler';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import type { Branch } from '../branch/branches.ts';
import { conditionPattern } from '../condition/condition-pattern.ts';
import { presentTargets } from '../condition/steps.ts';
import { allOf, always, anyOf, never, notOf } from '../locate/combine-predicates.ts';
import { type Target, targetKey, type ValueTest, type WazuhPredicate } from '../locate/wazuh-predicate.ts';
import type { EventFacts } from '../place/event-facts.ts';
import type { RuleTree } from '../ruleset/index.ts';
import { type Relation, relationOf } from './compare-values.ts';
import { type EndsAbove, endsAbove, type Simplify } from './ends-above.ts';
import type { Handovers } from './handovers.ts';

/**
 * Which events of branches the manager's own rules would end with a level above the branches'. What all of these ask
 * for themselves decides most of it: a stock rule about another image or event id never matches them. What was handed
 * over before is left out.
 */
export function outrankedBy(
  branches: readonly Branch[],
  facts: EventFacts,
  level: number,
  source: SourceMapping,
  tree: RuleTree,
  handovers: Handovers,
): EndsAbove {
  return endsAbove(tree, facts, level, simplifierFor(branches, facts, source), {
    holds: (rule, child) => !handovers.cover(rule, child),
    upTo: Number.POSITIVE_INFINITY,
    others: 'may-end-it',
  });
}

/** Decides of the manager's conditions what branches and their facts say about them. */
export function simplifierFor(
  branches: readonly Branch[],
  facts: EventFacts,
  source: SourceMapping,
): Simplify {
  const asking = branches.map((branch) => ({
    tests: groupBy(branch.tests, (test) => targetKey(test.target).toLowerCase()),
    present: new Set([...presentTargets(branch, source)].map((key) => key.toLowerCase())),
  }));

  const relationIn = ({ tests }: (typeof asking)[number], target: Target, asked: ValueTest): Relation => {
    for (const test of tests.get(targetKey(target).toLowerCase()) ?? []) {
      if (test.kind !== 'value' || test.target.kind !== 'field') continue;
      const given = conditionPattern(test, source);
      const relation = given === null ? 'maybe' : relationOf(given, asked.pattern);
      if (relation !== 'maybe') return relation;
    }
    return 'maybe';
  };

  const decide = (target: Target, asked: ValueTest): WazuhPredicate => {
    if (target.kind === 'log' && isJson(facts) && relationOf(jsonStart, asked.pattern) === 'never')
      return never;
    const [relation, ...others] = new Set(asking.map((each) => relationIn(each, target, asked)));
    if (relation === undefined || relation === 'maybe' || others.length > 0) return asked;
    return relation === 'always' ? always : never;
  };

  const simplify = (predicate: WazuhPredicate): WazuhPredicate => {
    switch (predicate.kind) {
      case 'and':
        return withoutImplied(allOf(predicate.operands.map(simplify)));
      case 'or':
        return anyOf(predicate.operands.map(simplify));
      case 'not':
        return notOf(simplify(predicate.operand));
      case 'present':
        return asking.every(({ present }) => present.has(targetKey(predicate.target).toLowerCase()))
          ? always
          : predicate;
      case 'value':
        return isHeaderField(predicate.target) && hasNoHeader(facts)
          ? never
          : decide(predicate.target, predicate);
      default:
        return predicate;
    }
  };
  return simplify;
}

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
  if (targetKey(one.target).toLowerCase() !== targetKey(other.target).toLowerCase()) return false;
  if (relationOf(one.pattern, other.pattern) !== 'always') return false;
  return place === 'before' || relationOf(other.pattern, one.pattern) !== 'always';
}
