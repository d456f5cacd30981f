import { type EventContent, type Field, type FieldValue, fieldValue } from '../event.ts';
import type { FieldTerm, Term } from '../term.ts';
import { foldText } from '../text/case-folding.ts';
import { compileScalarTest } from './scalar-test.ts';

/** Whether a field, absent ones included, is what a term says. */
export type FieldTest = (field: Field | undefined, content: EventContent) => boolean;

/** No value of an event is this; a test that takes it takes any character. */
const anyText = fieldValue('\u{e000}');
const dash = fieldValue('-');

/**
 * One value of several is enough. An absent field is what only `null` and `exists: false` say; where a reader on the
 * way has left out what stands for nothing, it is also what a test says that names the `-`, and not any character.
 */
export function compileFieldTest(term: Term): FieldTest {
  switch (term.kind) {
    case 'null':
      return isNull;
    case 'presence':
      return (field) => (field !== undefined) === (term.expected === 'present');
    case 'field':
      return (field, content) => refersTo(term, field, content);
    default: {
      const test = compileScalarTest(term);
      return (field, { missing }) => {
        if (field !== undefined) return field.values.some(test);
        return missing === 'dash' && test(dash) && !test(anyText);
      };
    }
  }
}

/** `null` is a field that is missing or empty. */
function isNull(field: Field | undefined): boolean {
  if (field === undefined) return true;
  if (field.kind === 'nested') return false;
  return field.values.length === 0 || field.values.some(({ scalar }) => scalar === null || scalar === '');
}

function refersTo(term: FieldTerm, field: Field | undefined, content: EventContent): boolean {
  const others = content.fields.get(term.name)?.values ?? [];
  return (field?.values ?? []).some((value) => others.some((other) => isRelated(term, value, other)));
}

function isRelated(term: FieldTerm, value: FieldValue, other: FieldValue): boolean {
  if (value.text === null || other.text === null) return false;
  const text = term.cased ? value.text.plain : value.text.folded;
  const piece = term.cased ? other.text.plain : foldText(other.text.plain);
  switch (term.relation) {
    case 'equals':
      return text === piece;
    case 'contains':
      return text.includes(piece);
    case 'startswith':
      return text.startsWith(piece);
    case 'endswith':
      return text.endsWith(piece);
  }
}
