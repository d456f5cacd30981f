import {
  byKey,
  choice,
  end,
  literal,
  oneOf,
  type Pattern,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';

type Operator = 'lt' | 'lte' | 'gt' | 'gte' | 'eq';

const digit = (from: number, to: number): Pattern => oneOf([{ from: 0x30 + from, to: 0x30 + to }], 'cased');
const digits = (min: number, max: number | null): Pattern => repeat(digit(0, 9), min, max);
const zeros = repeat(literal('0', 'cased'), 0, null);
/** `.5`, `.000000`: what follows the integer part and never changes which whole numbers it lies between. */
const fraction = choice([sequence([literal('.', 'cased'), digits(1, null)]), sequence([])]);
/** `.000`, or nothing: the same number. */
export const zeroFraction = choice([
  sequence([literal('.', 'cased'), repeat(literal('0', 'cased'), 1, null)]),
  sequence([]),
]);
const positiveFraction = sequence([
  literal('.', 'cased'),
  repeat(literal('0', 'cased'), 0, null),
  digit(1, 9),
  digits(0, null),
]);

/**
 * Decimal texts whose number stands in a relation to a whole number, `null` for numbers with a fraction. Negative
 * numbers are below zero; exponents do not occur in logs.
 */
export const comparisonPattern = byKey(
  (operator: Operator, value: number) => `${operator} ${value}`,
  (operator, value): Pattern | null =>
    Number.isSafeInteger(value) ? sequence([start, relation(operator, value), end]) : null,
);

function relation(operator: Operator, value: number): Pattern {
  if (value < 0) return negativeRelation(operator, -value);
  const whole = value.toString();
  const equal = sequence([zeros, literal(whole, 'cased'), zeroFraction]);
  switch (operator) {
    case 'eq':
      return equal;
    case 'gt':
      return above(whole);
    case 'gte':
      return choice([equal, above(whole)]);
    case 'lt':
      return below(whole);
    case 'lte':
      return choice([equal, below(whole)]);
  }
}

function above(whole: string): Pattern {
  return choice([
    sequence([zeros, greaterThan(whole), fraction]),
    sequence([zeros, literal(whole, 'cased'), positiveFraction]),
  ]);
}

function below(whole: string): Pattern {
  const nearer = whole === '0' ? [] : [sequence([zeros, lessThan(whole), fraction])];
  return choice([...nearer, sequence([literal('-', 'cased'), digits(1, null), fraction])]);
}

/** Below zero the order of the amounts is turned round. */
function negativeRelation(operator: Operator, amount: number): Pattern {
  const minus = literal('-', 'cased');
  const mirrored = { lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte', eq: 'eq' } as const;
  const whole = amount.toString();
  const equal = sequence([minus, zeros, literal(whole, 'cased'), zeroFraction]);
  const further = sequence([minus, relation('gt', amount)]);
  const nearer = choice([
    sequence([minus, zeros, lessThan(whole), fraction]),
    sequence([digits(1, null), fraction]),
  ]);
  switch (mirrored[operator]) {
    case 'eq':
      return equal;
    case 'gt':
      return further;
    case 'gte':
      return choice([equal, further]);
    case 'lt':
      return nearer;
    case 'lte':
      return choice([equal, nearer]);
  }
}

/** Digit texts above: longer ones, or equal up to a digit that is larger. */
function greaterThan(whole: string): Pattern {
  const alternatives = Array.from(whole, (each, i) => {
    const own = Number(each);
    return own === 9
      ? []
      : [
          sequence([
            literal(whole.slice(0, i), 'cased'),
            digit(own + 1, 9),
            digits(whole.length - i - 1, whole.length - i - 1),
          ]),
        ];
  }).flat();
  return choice([...alternatives, sequence([digit(1, 9), digits(whole.length, null)])]);
}

/** Digit texts below: shorter ones, or equal up to a digit that is smaller. */
function lessThan(whole: string): Pattern {
  const alternatives = Array.from(whole, (each, i) => {
    const own = Number(each);
    const lowest = i === 0 && whole.length > 1 ? 1 : 0;
    return own <= lowest
      ? []
      : [
          sequence([
            literal(whole.slice(0, i), 'cased'),
            digit(lowest, own - 1),
            digits(whole.length - i - 1, whole.length - i - 1),
          ]),
        ];
  }).flat();
  const shorter = whole.length > 1 ? [digits(1, whole.length - 1)] : [];
  return choice([...alternatives, ...shorter]);
}
