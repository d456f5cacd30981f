import { acceptedSet } from '../pattern/accepted.ts';
import { anyRun, choice, literal, look, oneOf, repeat, sequence } from '../pattern/build.ts';
import {
  type CodePointSet,
  codePoints,
  codePointsOf,
  difference,
  includes,
  union,
} from '../pattern/code-points.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { LiteralPattern, Pattern } from '../pattern.ts';
import type { TextForm } from '../text-form.ts';

/**
 * The pattern that finds in the encoded text of a value what `pattern` finds in the value itself. Where the form
 * writes different characters alike or cuts them off, `encodingLosses` tells what the pattern can no longer know.
 */
export function encodePattern(pattern: Pattern, form: TextForm): Pattern {
  return searchForm(encode(pattern, form, anyRun));
}

export function encode(pattern: Pattern, form: TextForm, run: Pattern): Pattern {
  switch (pattern.kind) {
    case 'literal':
      return encodeLiteral(pattern, form);
    case 'any-one':
    case 'class':
      return encodeSet(acceptedSet(pattern), form);
    case 'any-run':
      return run;
    case 'sequence':
      return sequence(pattern.items.map((each) => encode(each, form, run)));
    case 'choice':
      return choice(pattern.alternatives.map((each) => encode(each, form, run)));
    case 'repeat':
      return repeat(encode(pattern.item, form, run), pattern.min, pattern.max);
    case 'anchor':
      return pattern;
    case 'look':
      return look(
        pattern.direction,
        pattern.negated ? 'negative' : 'positive',
        encode(pattern.item, form, run),
      );
  }
}

function encodeLiteral(pattern: LiteralPattern, form: TextForm): Pattern {
  const rule = pattern.cased ? 'cased' : 'caseless';
  return sequence(
    codePointsOf(pattern.text).map((point) =>
      form.special.includes(point)
        ? literal(form.encode(point), 'cased')
        : literal(String.fromCodePoint(point), rule),
    ),
  );
}

/** One character of the set: those that stay single characters as a class, the others spelled out. */
export function encodeSet(set: CodePointSet, form: TextForm): Pattern {
  const spellings = form.special.filter((point) => includes(set, point)).map((point) => form.encode(point));
  const single = spellings.flatMap((spelling) =>
    codePointsOf(spelling).length === 1 ? codePointsOf(spelling) : [],
  );
  const longer = spellings.filter((spelling) => codePointsOf(spelling).length > 1);
  const plain = union(difference(set, codePoints(...form.special)), codePoints(...single));
  return choice([
    ...(plain.length === 0 ? [] : [oneOf(plain, 'cased')]),
    ...longer.map((spelling) => literal(spelling, 'cased')),
  ]);
}
