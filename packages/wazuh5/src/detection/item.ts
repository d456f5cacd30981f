import {
  alternativesOf,
  type FieldTest,
  isText,
  networkText,
  type Pattern,
  type Predicate,
} from '@sigmazuh/compiler';
import type { RuleFindings } from '../findings.ts';
import { plainText } from '../lucene/plain-text.ts';
import { longestRegex, regexText, sentLength } from '../lucene/regex-text.ts';

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

/** `joined`: as few values as can be, each a regular expression for many; harder to read, and much shorter as a query. */
export type ValueStyle = 'listed' | 'joined';

/** The test as a line of a selection; `null` = refused. */
export function itemOf(line: Line, style: ValueStyle, findings: RuleFindings): Item | null {
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
      return matchItem(line, style, findings);
    default:
      throw new Error(`a test of kind "${line.kind}" is refused before`);
  }
}

/** All alternatives in Sigma's own words, or all as regular expressions: a line has one modifier. */
function matchItem(
  test: Extract<FieldTest, { kind: 'match' }>,
  style: ValueStyle,
  findings: RuleFindings,
): Item | null {
  const field = test.field ?? '';
  const alternatives = alternativesOf(test.pattern);
  const plain = alternatives.map(plainText);
  const isListed = style === 'listed' || alternatives.length === 1;
  if (isListed && plain.every((each) => each !== null)) {
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
      return findings.refuse(
        'not-expressible',
        test.range,
        `this value of "${field}" cannot be said in Wazuh 5: ${made.reason}`,
        'write the value in another way, or in several parts',
      );
    }
    if (made.newlines === 'any') {
      findings.note(
        'lost-value',
        test.range,
        `in "${field}", "." also takes a line break where it should not`,
      );
    }
    values.push(made.text);
  }
  return { field, modifier: 're', values: isListed ? values : joinedValues(alternatives, values) };
}

/**
 * Several texts as one expression, as far as its length goes. What all of them have around them is written once, which
 * keeps Lucene's automaton small: `.*(a|b|c).*`
 */
function joinedValues(alternatives: readonly Pattern[], values: readonly string[]): readonly string[] {
  const joined: string[] = [];
  const open = new Map<string, { readonly at: number; readonly inner: string }>();
  for (const [i, value] of values.entries()) {
    const alternative = alternatives[i];
    if (alternative === undefined || !isText(alternative)) {
      joined.push(value);
      continue;
    }
    const [before, behind] = [value.startsWith('.*') ? '.*' : '', value.endsWith('.*') ? '.*' : ''];
    const own = value.slice(before.length, value.length - behind.length);
    const group = open.get(`${before} ${behind}`);
    const isFull = group === undefined || sentLength(group.inner) + sentLength(own) + 7 > longestRegex;
    const next = isFull
      ? { at: joined.length, inner: own }
      : { at: group.at, inner: `${group.inner}|${own}` };
    joined[next.at] = `${before}(${next.inner})${behind}`;
    open.set(`${before} ${behind}`, next);
  }
  return joined;
}

export function keyOf({ field, modifier }: Item): string {
  return modifier === null ? field : `${field}|${modifier}`;
}
