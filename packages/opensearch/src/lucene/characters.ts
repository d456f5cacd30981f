import {
  type ClassPattern,
  type CodePointSet,
  caseVariants,
  closeUnderCase,
  codePoints,
  codePointsOf,
  complement,
  includes,
  intersection,
  type LiteralPattern,
  union,
} from '@sigmazuh/compiler';
import {
  classOf,
  type Expression,
  emptyText,
  escaped,
  repeatOf,
  sequenceOf,
  single,
  unionOf,
} from './expression.ts';
import type { ValueForm } from './value-form.ts';

/** What an expression is written for. */
export interface Writing {
  readonly form: ValueForm;
  /** `folded`: the query leaves the case of ASCII letters out of account, so that they are written as they are. */
  readonly letters: 'folded' | 'exact';
}

export function literalExpression({ text, cased }: LiteralPattern, writing: Writing): Expression {
  return sequenceOf(
    Array.from(text, (character) => {
      const point = character.codePointAt(0) ?? 0;
      const isFolded = writing.letters === 'folded' && point < 0x80;
      const variants = cased || isFolded ? [point] : caseVariants(point);
      return oneOf(codePoints(...variants), writing.form);
    }),
  );
}

export function classExpression({ ranges, negated, cased }: ClassPattern, writing: Writing): Expression {
  const closed = cased ? ranges : closeUnderCase(ranges);
  return negated ? noneOf(closed, writing.form) : oneOf(closed, writing.form);
}

/** Any character of the value, as it is written. */
export function anyCharacter(form: ValueForm): Expression {
  return noneOf([], form);
}

/** Any characters of the value: for the forms of some characters two or more characters of the text each. */
export function anyCharacters(form: ValueForm): Expression {
  return repeatOf(anyCharacter(form), 0, null);
}

function oneOf(points: CodePointSet, form: ValueForm): Expression {
  const special = specialPoints(form);
  const changed = intersection(points, special);
  const plain = intersection(points, complement(special));
  return unionOf([...(plain.length > 0 ? [classOf(plain, 'one of')] : []), ...spellings(changed, form)]);
}

function noneOf(points: CodePointSet, form: ValueForm): Expression {
  const special = specialPoints(form);
  const unwanted = union(points, special);
  const others = spellings(intersection(special, complement(points)), form).filter(
    ({ text }) => !isOneOf(text, complement(unwanted)),
  );
  return unionOf([classOf(unwanted, 'none of'), ...others]);
}

function spellings(points: CodePointSet, form: ValueForm): readonly Expression[] {
  return points.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, i) => textExpression(form.encode(from + i))),
  );
}

/** A character that is taken already: a line break that is written as a blank. */
function isOneOf(text: string, points: CodePointSet): boolean {
  const [point, ...more] = codePointsOf(text);
  return point !== undefined && more.length === 0 && includes(points, point);
}

function textExpression(text: string): Expression {
  const characters = Array.from(text, (each) => single(escaped(each)));
  return characters.length === 0 ? emptyText : sequenceOf(characters);
}

/** Characters that are written differently. */
function specialPoints(form: ValueForm): CodePointSet {
  return codePoints(...form.special);
}
