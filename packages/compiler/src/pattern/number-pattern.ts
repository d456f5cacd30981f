import type { Pattern } from '../pattern.ts';
import { choice, end, literal, oneOf, optional, repeat, sequence, start } from './build.ts';
import { byKey } from './by-key.ts';

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
/** A number without its sign: the digits in front of the point, and those behind it up to the last that counts. */
interface Amount {
  readonly whole: string;
  readonly fraction: string;
}

/**
 * Decimal texts whose number stands in a relation to a number, `null` for numbers that are written with an exponent.
 * Negative numbers are below zero; exponents do not occur in logs.
 *
 *     gte 0.8   →   0.8, 0.80, 0.91, 1, 1.000000
 */
export const comparisonPattern = byKey(
  (operator: Operator, value: number) => `${operator} ${value}`,
  (operator, value): Pattern | null => {
    const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(`${Math.abs(value)}`) ?? [];
    if (whole === undefined || Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
    const amount = { whole, fraction };
    const related = value < 0 ? negativeRelation(operator, amount) : relation(operator, amount);
    return sequence([start, related, end]);
  },
);

function relation(operator: Operator, amount: Amount): Pattern {
  switch (operator) {
    case 'eq':
      return equal(amount);
    case 'gt':
      return above(amount);
    case 'gte':
      return choice([equal(amount), above(amount)]);
    case 'lt':
      return choice([below(amount), negative]);
    case 'lte':
      return choice([equal(amount), below(amount), negative]);
  }
}

/** Below zero the order of the amounts is turned round. */
function negativeRelation(operator: Operator, amount: Amount): Pattern {
  const minus = literal('-', 'cased');
  const same = sequence([minus, equal(amount)]);
  const further = sequence([minus, above(amount)]);
  const nearer = choice([sequence([minus, below(amount)]), sequence([digits(1, null), fraction])]);
  switch (operator) {
    case 'eq':
      return same;
    case 'lt':
      return further;
    case 'lte':
      return choice([same, further]);
    case 'gt':
      return nearer;
    case 'gte':
      return choice([same, nearer]);
  }
}

const negative = sequence([literal('-', 'cased'), digits(1, null), fraction]);
const point = literal('.', 'cased');

function equal({ whole, fraction: behind }: Amount): Pattern {
  if (behind === '') {
    // Zero has no sign, though it may be written with one.
    const sign = whole === '0' ? optional(literal('-', 'cased')) : sequence([]);
    return sequence([sign, zeros, literal(whole, 'cased'), zeroFraction]);
  }
  return sequence([zeros, literal(`${whole}.${behind}`, 'cased'), zeros]);
}

function above({ whole, fraction: behind }: Amount): Pattern {
  return choice([
    sequence([zeros, greaterThan(whole), fraction]),
    sequence([zeros, literal(whole, 'cased'), point, furtherDigits(behind)]),
  ]);
}

/** Digits behind the point that make more than these: equal up to a larger one, or with more that count. */
function furtherDigits(behind: string): Pattern {
  const larger = Array.from(behind, (each, i) =>
    each === '9'
      ? []
      : [sequence([literal(behind.slice(0, i), 'cased'), digit(Number(each) + 1, 9), digits(0, null)])],
  ).flat();
  return choice([...larger, sequence([literal(behind, 'cased'), zeros, digit(1, 9), digits(0, null)])]);
}

function below({ whole, fraction: behind }: Amount): Pattern {
  const nearer = whole === '0' ? [] : [sequence([zeros, lessThan(whole), fraction])];
  const fewer = Array.from(behind, (each, i) => {
    const before = literal(behind.slice(0, i), 'cased');
    const cut = i === 0 ? [] : [before];
    return each === '0' ? cut : [...cut, sequence([before, digit(0, Number(each) - 1), digits(0, null)])];
  }).flat();
  const same =
    behind === ''
      ? []
      : [
          sequence([zeros, literal(whole, 'cased')]),
          sequence([zeros, literal(whole, 'cased'), point, choice(fewer)]),
        ];
  return choice([...nearer, ...same]);
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
