import {
  alternativesOf,
  choice,
  end,
  type FieldTest,
  isNever,
  literal,
  mapAlternatives,
  type Pattern,
  type Predicate,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { ownEntry, type SourceRange } from '@sigmazuh/parser';
import type { RuleFindings } from '../findings.ts';
import { nestedParent, type Schema, type SchemaField } from '../schema/schema.ts';
import type { EventSource, FieldPlace } from '../source/event-source.ts';
import { accountTest } from './account.ts';
import { hashTest } from './hashes.ts';
import { literalOf } from './literal-of.ts';
import { matchOf } from './match-of.ts';
import { onTypedField } from './typed-field.ts';

interface LocateContext {
  readonly source: EventSource;
  readonly schema: Schema;
  readonly findings: RuleFindings;
}

/**
 * Puts a rule's meaning on the fields of the schema:
 *
 *     Image ~ \cmd.exe$   →   process.executable ~ \cmd.exe$
 *
 * A field that the rule names as the schema does stays. `null` = refused.
 */
export function locateFields(predicate: Predicate, context: LocateContext): Predicate | null {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      // All of them, so that every field that is missing is named.
      const operands = predicate.operands.map((each) => locateFields(each, context));
      const located = operands.filter((each) => each !== null);
      return located.length < operands.length ? null : { kind: predicate.kind, operands: located };
    }
    case 'not': {
      const operand = locateFields(predicate.operand, context);
      return operand === null ? null : { kind: 'not', operand };
    }
    case 'constant':
      return predicate;
    default:
      return locateTest(predicate, context);
  }
}

function locateTest(test: FieldTest, context: LocateContext): Predicate | null {
  const { findings, source, schema } = context;
  if (test.field === null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      'it searches for a keyword, and a detector of Wazuh 5 searches only those fields that one of its rules names',
      'name the field that holds the text, for example "message"',
    );
  }
  const named = schema.fields.has(test.field) ? test.field : otherField(test.field, source);
  const place = ownEntry(source.fields, test.field) ?? named;
  if (place === undefined) {
    return findings.lacks(
      'field-unmapped',
      test.field,
      test.range,
      `the Wazuh Common Schema has no field for "${test.field}" of ${source.integration} events`,
      'leave the condition out, or name a field of the schema that holds the value',
    );
  }
  if (!isSeveral(place)) return atPlace(test, place, context);
  const operands = place.map((each) => atPlace(test, each, context));
  const located = operands.filter((each) => each !== null);
  if (located.length < operands.length) return null;
  // What may be in several fields is absent when all of them are.
  return { kind: test.kind === 'null' ? 'and' : 'or', operands: located };
}

/** What a pipeline says of all fields that it does not name. */
function otherField(name: string, { otherFields }: EventSource): string | undefined {
  if (otherFields === undefined) return undefined;
  const { prefix, letters } = otherFields;
  switch (letters) {
    case 'as-is':
      return prefix + name;
    case 'lower':
      return prefix + name.toLowerCase();
    case 'lower-first':
      return prefix + name.charAt(0).toLowerCase() + name.slice(1);
  }
}

function isSeveral(place: FieldPlace | readonly FieldPlace[]): place is readonly FieldPlace[] {
  return Array.isArray(place);
}

function atPlace(test: FieldTest, place: FieldPlace, context: LocateContext): Predicate | null {
  if (typeof place === 'string') return onField(test, place, context);
  const onOwn = (field: string) => (own: Pattern) => match(field, own, test.range, context);
  switch (place.kind) {
    case 'account': {
      if (test.kind !== 'match') return onField(test, place.name, context);
      const made = accountTest(test.pattern, onOwn(place.domain), onOwn(place.name));
      return made ?? refuseParted(test, 'account', 'its domain and its name', context);
    }
    case 'hashes': {
      if (test.kind !== 'match') return refuseParted(test, 'list of hashes', 'its hashes', context);
      const made = hashTest(test.pattern, (name) => {
        const field = ownEntry(place.byName, name);
        return field === undefined ? null : onOwn(field);
      });
      return made ?? refuseParted(test, 'list of hashes', 'its hashes', context);
    }
    case 'rewritten': {
      if (test.kind === 'match' && place.values.test(JSON.stringify(test.pattern))) {
        return context.findings.refuse(
          'not-expressible',
          test.range,
          `Wazuh 5 decodes values of "${test.field}" that look like this into a type and a number`,
          'leave the condition out, or ask for the text of another kind of value',
        );
      }
      return onField(test, place.field, context);
    }
    case 'renamed':
      return onField(withNewWords(test, place.values), place.field, context);
  }
}

/** The test on a field of the schema, checked against it. */
function onField(test: FieldTest, name: string, context: LocateContext): Predicate | null {
  const { schema, findings } = context;
  const field = schema.fields.get(name);
  if (field === undefined) {
    return findings.lacks(
      'field-not-in-schema',
      name,
      test.range,
      `the schema (${schema.name}) has no field "${name}", where "${test.field}" would be`,
      'leave the condition out, or give a newer schema with --schema',
    );
  }
  const reason = unsearchable(field, schema);
  if (reason !== null) {
    return findings.lacks(
      'field-not-searchable',
      name,
      test.range,
      `"${name}" cannot be searched: ${reason}`,
      'ask for a field that holds the value on its own',
    );
  }
  return onTypedField(test, field, findings);
}

function unsearchable(field: SchemaField, schema: Schema): string | null {
  if (field.search === 'stored') return 'the schema only stores it';
  const parent = nestedParent(schema, field.name);
  if (parent !== null) return `"${parent}" is a list of objects, which rules cannot look into`;
  switch (field.type) {
    case 'object':
    case 'nested':
    case 'flat_object':
      return 'it is an object, not a value';
    case 'geo_point':
      return 'it is a place on a map';
    default:
      return null;
  }
}

function match(
  field: string,
  pattern: Pattern,
  range: SourceRange,
  context: LocateContext,
): Predicate | null {
  return isNever(pattern)
    ? { kind: 'constant', value: false }
    : onField(matchOf(field, pattern, range), field, context);
}

function refuseParted(test: FieldTest, what: string, parts: string, { findings }: LocateContext): null {
  return findings.refuse(
    'not-expressible',
    test.range,
    `Wazuh 5 parts the ${what} "${test.field}" into ${parts}, and this cannot be said of the parts`,
    'ask for a text that lies within one part',
  );
}

/** `Initiated: true` → `network.direction: egress`; a value that has no new word never occurs. */
function withNewWords(test: FieldTest, values: Readonly<Record<string, string>>): FieldTest {
  if (test.kind !== 'match') return test;
  const pattern = mapAlternatives(test.pattern, (alternative) => {
    const text = literalOf(alternative);
    const found = Object.entries(values).find(([old]) => old === text?.toLowerCase());
    return found === undefined ? choice([]) : sequence([start, literal(found[1], 'cased'), end]);
  });
  return { ...test, pattern: choice(alternativesOf(pattern)) };
}
