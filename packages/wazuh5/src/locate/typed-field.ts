import {
  alternativesOf,
  choice,
  end,
  type FieldTest,
  isStart,
  itemsOf,
  literal,
  type MatchTest,
  optional,
  type Pattern,
  type Predicate,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import type { RuleFindings } from '../findings.ts';
import type { FieldType, SchemaField } from '../schema/schema.ts';
import { literalOf } from './literal-of.ts';
import { matchOf } from './match-of.ts';
import { prefixNetworks } from './prefix-networks.ts';

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$/;

/** What texts of each type look like, for types that are not compared as text. */
const looks: Partial<Record<FieldType, RegExp>> = {
  long: /^-?\d+$/,
  integer: /^-?\d+$/,
  short: /^-?\d+$/,
  byte: /^-?\d+$/,
  float: /^-?\d+(?:\.\d+)?$/,
  double: /^-?\d+(?:\.\d+)?$/,
  scaled_float: /^-?\d+(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/i,
  ip: address,
};

/**
 * A test on a field of the schema, in a form that its type can be asked for. A text that no value of the type has is
 * never found; asked for all the same, OpenSearch would refuse the whole query. `null` = refused.
 */
export function onTypedField(test: FieldTest, field: SchemaField, findings: RuleFindings): Predicate | null {
  const { name, type } = field;
  switch (test.kind) {
    case 'exists':
      return { kind: 'exists', field: name, range: test.range };
    case 'null':
      return emptyOrAbsent(test, field);
    case 'match':
      return matchOnType({ ...test, field: name }, type, findings);
    case 'cidr':
      if (type === 'ip') return { ...test, field: name };
      return refuse(
        test,
        findings,
        `"${name}" holds a text, and addresses are only compared in fields of type "ip"`,
      );
    case 'compare': {
      if (test.part !== null)
        return refuse(test, findings, `parts of a date (${test.part}) cannot be compared`);
      if (test.operator !== 'eq') {
        const word = `"${test.operator}"`;
        return refuse(
          test,
          findings,
          `the plugin of Wazuh 5 makes three separate words of a comparison (${word}), which find something else`,
        );
      }
      const isText = type === 'keyword' && name !== 'event.code';
      const number = isText ? numberText(test.value) : literal(String(test.value), 'cased');
      const pattern = sequence([start, number, end]);
      return matchOnType(matchOf(name, pattern, test.range), type, findings);
    }
    case 'field-reference':
      return refuse(test, findings, 'two fields of an event cannot be compared with each other');
  }
}

/** The ways in which a text can write a whole number: `4104`, `04104`, `4104.0`. An event's code has only the first. */
function numberText(value: number): Pattern {
  const zeros = repeat(literal('0', 'cased'), 0, null);
  if (!Number.isInteger(value)) return literal(String(value), 'cased');
  const sign = value < 0 ? [literal('-', 'cased')] : [];
  const fraction = sequence([literal('.', 'cased'), literal('0', 'cased'), zeros]);
  return sequence([...sign, zeros, literal(String(Math.abs(value)), 'cased'), optional(fraction)]);
}

/** An empty text is only found where the field holds texts. */
function emptyOrAbsent(test: FieldTest, { name, type }: SchemaField): Predicate {
  const absent: Predicate = { kind: 'not', operand: { kind: 'exists', field: name, range: test.range } };
  if (type !== 'keyword') return absent;
  const empty = matchOf(name, sequence([start, end]), test.range);
  return { kind: 'or', operands: [absent, empty] };
}

function matchOnType(test: MatchTest, type: FieldType, findings: RuleFindings): Predicate | null {
  if (type === 'keyword') return test;
  const look = looks[type];
  if (look === undefined)
    return refuse(test, findings, `"${test.field}" holds a date, which is not compared as text`);
  const exact: Pattern[] = [];
  const networks: Predicate[] = [];
  for (const alternative of alternativesOf(test.pattern)) {
    const text = literalOf(alternative);
    if (text !== null) {
      const value = type === 'boolean' ? text.toLowerCase() : text;
      if (look.test(value)) exact.push(sequence([start, literal(value, 'cased'), end]));
      continue;
    }
    const prefix = type === 'ip' ? prefixOf(alternative) : null;
    const found = prefix === null ? null : prefixNetworks(prefix);
    if (found === null) {
      return refuse(
        test,
        findings,
        `"${test.field}" is of type "${type}", which is only compared as a whole`,
      );
    }
    networks.push(
      ...found.map(
        (each): Predicate => ({ ...each, kind: 'cidr', field: test.field ?? '', range: test.range }),
      ),
    );
  }
  const operands: readonly Predicate[] =
    exact.length > 0 ? [{ ...test, pattern: choice(exact) }, ...networks] : networks;
  return operands.length > 0 ? { kind: 'or', operands } : { kind: 'constant', value: false };
}

/** The text with which the value has to begin. */
function prefixOf(alternative: Pattern): string | null {
  const [first, only, ...more] = itemsOf(alternative);
  return isStart(first) && only?.kind === 'literal' && more.length === 0 ? only.text : null;
}

function refuse(test: FieldTest, findings: RuleFindings, message: string): null {
  return findings.refuse(
    'not-expressible',
    test.range,
    message,
    'leave the condition out, or say it with a field that holds text',
  );
}
