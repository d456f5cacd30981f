import { alternativesOf, type FieldTest, type Predicate } from '@sigmazuh/compiler';
import type { Findings } from '../findings.ts';
import { plainText } from '../lucene/plain-text.ts';
import { regexText } from '../lucene/regex-text.ts';
import { networkText } from './network-text.ts';

/** A field with one value or several, of which any will do: one line of a selection. */
export interface Item {
  readonly field: string;
  readonly modifier: 'contains' | 'startswith' | 'endswith' | 're' | 'cidr' | 'exists' | null;
  readonly values: readonly string[] | boolean;
}

/** A test that stands in a selection as it is, or the absence of a field. */
export type Line =
  | FieldTest
  | { readonly kind: 'not'; readonly operand: Extract<FieldTest, { kind: 'exists' }> };

export function isLine(predicate: Predicate): predicate is Line {
  switch (predicate.kind) {
    case 'and':
    case 'or':
    case 'constant':
      return false;
    case 'not':
      return predicate.operand.kind === 'exists';
    default:
      return true;
  }
}

/** The test as a line of a selection; `null` = refused. */
export function itemOf(line: Line, findings: Findings): Item | null {
  switch (line.kind) {
    case 'not':
      return { field: line.operand.field, modifier: 'exists', values: false };
    case 'exists':
      return { field: line.field, modifier: 'exists', values: true };
    case 'cidr':
      return {
        field: line.field,
        modifier: 'cidr',
        values: [networkText(line.network, line.prefixLength)],
      };
    case 'match':
      return matchItem(line, findings);
    default:
      throw new Error(`a test of kind "${line.kind}" is refused before`);
  }
}

/** All alternatives in Sigma's own words, or all as regular expressions: a line has one modifier. */
function matchItem(test: Extract<FieldTest, { kind: 'match' }>, findings: Findings): Item | null {
  const field = test.field ?? '';
  const alternatives = alternativesOf(test.pattern);
  const plain = alternatives.map(plainText);
  if (plain.every((each) => each !== null)) {
    const relations = new Set(plain.map(({ relation }) => relation));
    const [only] = relations;
    if (relations.size > 1 || only === undefined || only === 'equal' || only === 'wildcards') {
      return {
        field,
        modifier: null,
        values: plain.map((each) => (each.relation === 'equal' ? each.value : each.wildcards)),
      };
    }
    return { field, modifier: only, values: plain.map(({ value }) => value) };
  }
  const values: string[] = [];
  for (const alternative of alternatives) {
    const made = regexText(alternative);
    if (made.kind === 'none') {
      return findings.refuse({
        id: 'not-expressible',
        range: test.range,
        message: `this value of "${field}" cannot be said in Wazuh 5: ${made.reason}`,
        hint: 'write the value in another way, or in several parts',
      });
    }
    if (made.newlines === 'any') {
      findings.note(test.range, `in "${field}", "." also takes a line break where it should not`);
    }
    values.push(made.text);
  }
  return { field, modifier: 're', values };
}

export function keyOf({ field, modifier }: Item): string {
  return modifier === null ? field : `${field}|${modifier}`;
}
