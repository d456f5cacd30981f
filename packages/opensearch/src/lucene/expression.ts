/**
 * Regular expressions as Lucene reads them (RegExp with all its flags). They match a whole value, and know no
 * assertions; what they have instead is the intersection and the complement of languages.
 *
 *     union         a|b
 *     intersection  a&b
 *     sequence      ab
 *     single        a  (a)  [a]  ~a  a*
 */
export interface Expression {
  readonly text: string;
  readonly binding: Binding;
}

/** What holds an expression together, from the loosest to the tightest. */
type Binding = 'union' | 'intersection' | 'sequence' | 'single';

const tightness: Readonly<Record<Binding, number>> = { union: 0, intersection: 1, sequence: 2, single: 3 };

/** The empty text. */
export const emptyText: Expression = { text: '', binding: 'sequence' };
/** Any text, line breaks included. */
export const anyText: Expression = { text: '.*', binding: 'sequence' };
/** No text at all. */
export const noText: Expression = { text: '#', binding: 'single' };

/** An expression that is written by its caller and needs no group beside others. */
export function single(text: string): Expression {
  return { text, binding: 'single' };
}

export function unionOf(expressions: readonly Expression[]): Expression {
  const distinct = [...new Map(expressions.map((each) => [each.text, each])).values()];
  const possible = distinct.filter((each) => each !== noText && each.text !== '');
  const isOptional = distinct.some((each) => each.text === '');
  const [only] = possible;
  if (only === undefined) return isOptional ? emptyText : noText;
  if (isOptional) return repeatOf(unionOf(possible), 0, 1);
  if (possible.length === 1) return only;
  return { text: possible.map((each) => within(each, 'intersection')).join('|'), binding: 'union' };
}

export function intersectionOf(one: Expression, other: Expression): Expression {
  if (one === noText || other === noText) return noText;
  if (one.text === anyText.text) return other;
  if (other.text === anyText.text || one.text === other.text) return one;
  return { text: `${within(one, 'sequence')}&${within(other, 'sequence')}`, binding: 'intersection' };
}

export function sequenceOf(expressions: readonly Expression[]): Expression {
  if (expressions.includes(noText)) return noText;
  const written = expressions.filter((each) => each.text !== '');
  const [only] = written;
  if (only === undefined) return emptyText;
  if (written.length === 1) return only;
  // `.*.*` takes the same as `.*`, and twice the time to be read.
  const kept = written.filter(
    (each, i) => each.text !== anyText.text || written[i - 1]?.text !== anyText.text,
  );
  return { text: kept.map((each) => within(each, 'sequence')).join(''), binding: 'sequence' };
}

/** Every text that the expression does not take. */
export function complementOf(expression: Expression): Expression {
  return { text: `~${grouped(expression)}`, binding: 'single' };
}

/** The expression from `min` to `max` times; `null` = without bound. */
export function repeatOf(expression: Expression, min: number, max: number | null): Expression {
  if (max === 0 || expression.text === '') return emptyText;
  if (expression === noText) return min === 0 ? emptyText : noText;
  if (min === 1 && max === 1) return expression;
  return { text: within(expression, 'single') + count(min, max), binding: 'sequence' };
}

function count(min: number, max: number | null): string {
  if (max === null) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

/** In a group unless it holds together at least as tightly as asked. */
function within(expression: Expression, binding: Binding): string {
  const isWhole = expression.text !== '' && tightness[expression.binding] >= tightness[binding];
  return isWhole ? expression.text : grouped(expression);
}

/**
 * The empty text is written as "nothing, or not even that": Lucene knows `()`, and forgets it when case is to be left
 * out of account.
 */
function grouped(expression: Expression): string {
  if (expression.text === '') return '(#?)';
  return expression.binding === 'single' ? expression.text : `(${expression.text})`;
}

/** Everything that means more than itself outside of a class. */
const special = /[.?+*|{}[\]()"\\#@&<>~^$]/g;

export function escaped(text: string): string {
  return text.replace(special, (character) => `\\${character}`);
}

/** One character out of the ranges, or none of them. */
export function classOf(
  ranges: readonly { readonly from: number; readonly to: number }[],
  sense: 'one of' | 'none of',
): Expression {
  if (ranges.length === 0) return sense === 'one of' ? noText : single('.');
  const [only] = ranges;
  if (sense === 'one of' && ranges.length === 1 && only?.from === only?.to && only !== undefined) {
    return single(escaped(String.fromCodePoint(only.from)));
  }
  const parts = ranges
    .flatMap(partedAtBackslash)
    .map(({ from, to }) =>
      from === to
        ? inClass(from)
        : to === from + 1
          ? inClass(from) + inClass(to)
          : `${inClass(from)}-${inClass(to)}`,
    );
  return single(`[${sense === 'none of' ? '^' : ''}${parts.join('')}]`);
}

/** Behind a backslash, which has to be escaped, Lucene reads `-` as a character of the class. */
function partedAtBackslash({ from, to }: { readonly from: number; readonly to: number }) {
  const isParted = from === backslash && to > from;
  return isParted
    ? [
        { from, to: from },
        { from: from + 1, to },
      ]
    : [{ from, to }];
}

const backslash = 0x5c;

function inClass(point: number): string {
  const character = String.fromCodePoint(point);
  return '\\]^-["'.includes(character) ? `\\${character}` : character;
}
