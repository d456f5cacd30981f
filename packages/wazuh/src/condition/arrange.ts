import { limits } from '../limits.ts';
import { type Condition, targetKey } from '../locate/index.ts';
import type { Clause } from './clause.ts';

/**
 * Rules of which any has to match before the next step's rules, their children, are tried. Each is a list of
 * conditions that hold together.
 */
export type Step = readonly (readonly Condition[])[];

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

/** `<regex>` and `<match>` give a rule two searches of the text, and a static field one condition. */
export function fitsOneRule(conditions: readonly Condition[]): boolean {
  const texts = conditions.filter(({ target }) => target.kind === 'log');
  const others = conditions.filter(({ target }) => target.kind !== 'log');
  return texts.length <= 2 && withoutDoubleStatics(others).length <= 1;
}
