import { choice } from '@sigmazuh/compiler';
import type { SourceRange } from '@sigmazuh/parser';
import { superlinearHint } from '@sigmazuh/regex';
import type { SourceMapping } from '@sigmazuh/wazuh-events';
import { type Branch, joinStatics, type LocatedTest } from '../branch/index.ts';
import type { PlanFindings } from '../findings.ts';
import { limits } from '../limits.ts';
import {
  type ComparisonTest,
  type Condition,
  elementTarget,
  type Target,
  targetKey,
  targetOf,
  type WazuhPredicate,
} from '../locate/index.ts';
import { absencePattern } from './absence.ts';
import { comparisonText } from './comparison-text.ts';
import { conditionPattern, conditionPatterns, joinedValues } from './condition-pattern.ts';
import { jsonComparison } from './json-condition.ts';
import { regexGrowth } from './regex-growth.ts';
import { textExclusions } from './text-exclusions.ts';

/**
 * Rules of which any has to match before the next step's rules, their children, are tried. Each is a list of
 * conditions that hold together.
 */
export type Step = readonly (readonly Condition[])[];

/** What may take several rules: any one of `alternatives` is enough, each of them conditions that hold together. */
export interface Clause {
  readonly alternatives: readonly (readonly Condition[])[];
}

const anyOfThese = (conditions: readonly Condition[]): Clause => ({
  alternatives: conditions.map((each) => [each]),
});

/**
 * A branch as rules inside each other. Fields come first because they are cheap; what searches the whole text comes
 * in children, since the engine looks at `<regex>` before `<field>` within one rule (WAZUH.md k):
 *
 *     image, commandLine        →  rule                   (noalert when it has children)
 *     none of: parentImage …    →  └─ rule, <regex negate="yes">
 */
export function stepsOf(
  branch: Branch,
  source: SourceMapping,
  range: SourceRange,
  findings: PlanFindings,
): readonly Step[] | null {
  const present = presentTargets(branch, source);
  const clauses: Clause[] = [];
  for (const test of joinStatics(branch.tests)) {
    if (joinedValues(test.target)) noteJoinedValues(test, findings);
    const made = positiveClause(test, source);
    if (made === null) return refuseCondition(test, source, findings);
    clauses.push(made);
  }
  const remaining: WazuhPredicate[] = [];
  for (const exclusion of joinedExclusions(branch.exclusions.flatMap(separate))) {
    const made = negatedClauses(exclusion, source, present);
    if (made === null) remaining.push(exclusion);
    else clauses.push(...made);
  }
  const searches = source.form === 'windows' || remaining.length === 0 ? textExclusions(remaining) : null;
  if (searches === null) {
    return findings.refuse(
      'not-expressible',
      range,
      `a filter of this rule cannot be written for events of ${source.name}: it is longer than a rule can hold, asks for a place inside the event's text, or could take far longer than its text is long`,
      'split the filter into shorter ones, or write its regular expressions without word boundaries',
    );
  }
  const text = searches.map((each) => anyOfThese([condition({ kind: 'log' }, 'yes', each)]));
  return arrange([...clauses, ...text]);
}

/** Targets that every event of the branch has, by their keys. */
export function presentTargets(branch: Branch, source: SourceMapping): ReadonlySet<string> {
  return new Set([
    ...(source.present ?? []).map((name) => targetKey(targetOf(name))),
    ...branch.tests.flatMap((test) => [targetKey(test.target), targetKey(elementTarget(test.target))]),
    'log',
  ]);
}

function noteJoinedValues(test: LocatedTest, findings: PlanFindings): void {
  findings.note(
    'joined-values',
    test.range,
    'data without names arrives in Wazuh as one text, its values joined by ", "',
  );
}

function refuseCondition(test: LocatedTest, source: SourceMapping, findings: PlanFindings): null {
  const growth = test.kind === 'comparison' ? null : regexGrowth(test, conditionPattern(test, source));
  if (growth !== null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `a text made for it can make this regular expression take ${growth}`,
      superlinearHint,
    );
  }
  return findings.refuse(
    'rule-too-large',
    test.range,
    'this value cannot be a condition of a Wazuh rule: it is too long, or asks for the beginning of a value anywhere but at its own',
    'shorten it, or split it into several values',
  );
}

/** `not (a or b)` is two exclusions. */
export function separate(exclusion: WazuhPredicate): readonly WazuhPredicate[] {
  return exclusion.kind === 'or' ? exclusion.operands.flatMap(separate) : [exclusion];
}

/** `not f ~ a and not f ~ b` is one exclusion: absence has to be asked for once only. */
export function joinedExclusions(exclusions: readonly WazuhPredicate[]): readonly WazuhPredicate[] {
  const joined = new Map<string, WazuhPredicate>();
  for (const exclusion of exclusions) {
    const key =
      exclusion.kind === 'value'
        ? `${exclusion.form ?? ''} ${targetKey(exclusion.target)}`
        : `other ${joined.size}`;
    const earlier = joined.get(key);
    const both =
      earlier?.kind === 'value' && exclusion.kind === 'value'
        ? { ...earlier, pattern: choice([earlier.pattern, exclusion.pattern]) }
        : exclusion;
    joined.set(key, both);
  }
  return [...joined.values()];
}

function positiveClause(test: LocatedTest, source: SourceMapping): Clause | null {
  if (test.kind === 'comparison') return anyOfThese([comparison(test, 'no')]);
  const parts = conditionPatterns(test, source);
  return parts === null ? null : anyOfThese(parts.map((each) => condition(test.target, 'no', each)));
}

function condition(target: Target, negated: 'yes' | 'no', pattern: Condition['pattern']): Condition {
  return { target: elementTarget(target), negated, pattern };
}

function comparison(test: ComparisonTest, negated: 'yes' | 'no'): Condition {
  const { target, other } = test;
  const pattern: Condition['pattern'] =
    target.kind === 'json' && other.kind === 'json'
      ? jsonComparison(test, target, other)
      : { kind: 'written', text: comparisonText(test) };
  return { target: { kind: 'log' }, negated, pattern };
}

/**
 * An exclusion of one test as negated conditions: exact when the field is surely there, since a negated `<field>`
 * does not hold for an absent one; else absence is an alternative of its own where the source can show it. `null`:
 * only the event's text can say it.
 */
export function negatedClauses(
  exclusion: WazuhPredicate,
  source: SourceMapping,
  present: ReadonlySet<string>,
): readonly Clause[] | null {
  if (exclusion.kind === 'comparison') return [anyOfThese([comparison(exclusion, 'yes')])];
  if (exclusion.kind === 'and') return alternativeClauses(exclusion.operands, source, present);
  if (exclusion.kind !== 'value' && exclusion.kind !== 'present') return null;
  const { target } = exclusion;
  const missing = (): readonly Condition[] => {
    const absent = absencePattern(target.kind === 'listed' ? target.of : target, source);
    return absent === null ? [] : [condition({ kind: 'log' }, 'yes', absent)];
  };
  if (exclusion.kind === 'present' && elementTarget(target).kind === 'field') {
    const alternatives = missing();
    return alternatives.length === 0 ? null : [anyOfThese(alternatives)];
  }
  // What is surely there need not be asked for its absence, whose search takes long to write.
  const isKnown = isSurelyThere(target, present);
  const orMissing = isKnown ? [] : missing();
  // The text of a Windows event says it shorter, but not that a value is in a list.
  const isInText = source.form === 'windows' && target.kind !== 'listed';
  if (!isKnown && (orMissing.length === 0 || isInText)) return null;
  const parts = conditionPatterns(exclusion, source);
  return parts?.map((each) => anyOfThese([condition(target, 'yes', each), ...orMissing])) ?? null;
}

/** Whether every event has the target, so that a negated element holds exactly when its pattern does not match. */
export function isSurelyThere(target: Target, present: ReadonlySet<string>): boolean {
  const element = elementTarget(target.kind === 'listed' ? target.of : target);
  return element.kind === 'log' || present.has(targetKey(element)) || present.has(targetKey(target));
}

/** More rules than this for one filter would cost more than the filter is worth. */
const mostAlternatives = 24;

/**
 * `not (a and b)`: one of them fails. Where a failure asks for several conditions, as when a field may be in two places,
 * they stand in one rule. Windows events say it shorter in their text.
 */
function alternativeClauses(
  operands: readonly WazuhPredicate[],
  source: SourceMapping,
  present: ReadonlySet<string>,
): readonly Clause[] | null {
  // Their text cannot say that a value is in a list.
  const asksLists = operands.some((each) => each.kind === 'value' && each.target.kind === 'listed');
  if (source.form === 'windows' && !asksLists) return null;
  const alternatives: (readonly Condition[])[] = [];
  for (const operand of operands) {
    const made = joinedExclusions(separate(operand)).map((each) => negatedClauses(each, source, present));
    let combined: readonly (readonly Condition[])[] = [[]];
    for (const clause of made.flatMap((each) => each ?? [])) {
      combined = combined.flatMap((each) => clause.alternatives.map((more) => [...each, ...more]));
      if (combined.length > mostAlternatives) return null;
    }
    if (made.includes(null)) return null;
    alternatives.push(...combined);
  }
  const isWritable = alternatives.length <= mostAlternatives && alternatives.every(fitsOneRule);
  return isWritable ? [{ alternatives }] : null;
}

/** `<regex>` and `<match>` give a rule two searches of the text, and a static field one condition. */
function fitsOneRule(conditions: readonly Condition[]): boolean {
  const texts = conditions.filter(({ target }) => target.kind === 'log');
  const others = conditions.filter(({ target }) => target.kind !== 'log');
  return texts.length <= 2 && withoutDoubleStatics(others).length <= 1;
}

/** Clauses with one alternative share a rule as long as its elements allow; all others take a step of their own. */
export function arrange(clauses: readonly Clause[]): readonly Step[] {
  const single = clauses.flatMap(({ alternatives: [only, ...others] }) =>
    only?.length === 1 && others.length === 0 ? only : [],
  );
  const fields = single.filter((each) => each.target.kind !== 'log');
  const texts = single.filter((each) => each.target.kind === 'log');
  const steps: Step[] = clauses
    .map(({ alternatives }) => alternatives)
    .filter(([only, ...others]) => only?.length !== 1 || others.length > 0);
  // What has to be found parts lines sooner than what must not be there, where both search the text.
  const searchesText = steps.some((step) => step.flat().some(({ target }) => target.kind === 'log'));
  const first = searchesText ? texts.filter(({ negated }) => negated === 'no') : [];
  const ordered: Step[] = [
    ...withoutDoubleStatics(fields).map((each): Step => [each]),
    ...pairs(first),
    ...steps,
    ...pairs(texts.filter((each) => !first.includes(each))),
  ];
  return ordered.length > 0 ? ordered : [[[]]];
}

/** `<regex>` and `<match>` give a rule two searches of the text. */
function pairs(texts: readonly Condition[]): readonly Step[] {
  return Array.from({ length: Math.ceil(texts.length / 2) }, (_, i) => [texts.slice(2 * i, 2 * i + 2)]);
}

/**
 * Two conditions on one static field cannot share a rule: the engine would glue their texts into one pattern. Of three
 * lists it would lose the first.
 */
function withoutDoubleStatics(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const rules: Condition[][] = [];
  for (const each of conditions) {
    const isFree = (rule: readonly Condition[]) => {
      if (each.target.kind === 'field') return true;
      const alike = ({ target }: Condition) =>
        each.target.kind === 'listed'
          ? target.kind === 'listed'
          : targetKey(target) === targetKey(each.target);
      return rule.filter(alike).length < (each.target.kind === 'listed' ? limits.listsPerRule : 1);
    };
    const rule = rules.find(isFree);
    if (rule === undefined) rules.push([each]);
    else rule.push(each);
  }
  return rules;
}
