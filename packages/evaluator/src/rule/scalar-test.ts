import { networkContains, parseAddress } from '../address.ts';
import { compareDecimals, readDecimal } from '../decimal.ts';
import type { FieldValue } from '../event.ts';
import { decodeParts } from '../modifiers/modifier.ts';
import { compileRegex } from '../regex/index.ts';
import type {
  ComparisonOperator,
  ComparisonTerm,
  FieldTerm,
  NullTerm,
  NumberTerm,
  PresenceTerm,
  Term,
} from '../term.ts';
import { compileTextPattern, type FoldableText } from '../text/text-pattern.ts';
import { timePartOf } from './time-parts.ts';

/** Terms that look at one value of a field; the others ask about the field as a whole. */
type ScalarTerm = Exclude<Term, NullTerm | FieldTerm | PresenceTerm>;

type ScalarTest = (value: FieldValue) => boolean;

/**
 * Whether one value is what the term says. Numbers and booleans of an event are compared as text with strings, and
 * texts that spell a number or `true` with numbers and booleans. `null` is nothing that any of these terms says.
 *
 * @throws Refusal for a regular expression or an encoding that has no meaning.
 */
export function compileScalarTest(term: ScalarTerm): ScalarTest {
  switch (term.kind) {
    case 'text':
      return onText(compileTextPattern(term));
    case 'encoded':
      return onText(compileTextPattern({ parts: decodeParts(term.parts), cased: term.cased }));
    case 'regex': {
      const regex = compileRegex(term.pattern, term.flags);
      return onText((text) => regex.test(text.plain));
    }
    case 'number':
      return (value) => isNumber(term, value);
    case 'boolean':
      return onText((text) => text.plain.toLowerCase() === String(term.value));
    case 'comparison':
      return (value) => comparisonHolds(term, value);
    case 'network':
      return onText((text) => {
        const address = parseAddress(text.plain);
        return address !== undefined && networkContains(term, address);
      });
  }
}

function onText(test: (text: FoldableText) => boolean): ScalarTest {
  return ({ text }) => text !== null && test(text);
}

function isNumber(term: NumberTerm, value: FieldValue): boolean {
  if (value.text?.plain === term.written) return true;
  const decimal = decimalIn(value);
  return decimal !== undefined && compareDecimals(decimal, term.decimal) === 0;
}

function comparisonHolds(term: ComparisonTerm, value: FieldValue): boolean {
  const found =
    term.part === null
      ? decimalIn(value)
      : value.text === null
        ? undefined
        : timePartOf(value.text.plain, term.part)?.toString();
  return found !== undefined && inRelation(compareDecimals(found, term.decimal), term.operator);
}

/** A number as such, or a text that spells one. */
function decimalIn({ scalar, text }: FieldValue): string | undefined {
  if (text === null) return undefined;
  return typeof scalar === 'number' ? text.plain : readDecimal(text.plain);
}

function inRelation(difference: number, operator: ComparisonOperator): boolean {
  switch (operator) {
    case 'eq':
      return difference === 0;
    case 'lt':
      return difference < 0;
    case 'lte':
      return difference <= 0;
    case 'gt':
      return difference > 0;
    case 'gte':
      return difference >= 0;
  }
}
