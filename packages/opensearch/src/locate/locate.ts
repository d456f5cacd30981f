import type { FieldTest, Predicate } from '@sigmazuh/compiler';
import { ownEntry } from '@sigmazuh/parser';
import { throughView } from '@sigmazuh/wazuh-events';
import { allOf, anyOf, everything, nothingAtAll, notOf, type Query } from '../query/query.ts';
import { presence } from './leaves.ts';
import { locateComparison, locateNetwork } from './locate-numbers.ts';
import { locateExists, locateNull } from './locate-presence.ts';
import { locateReference } from './locate-reference.ts';
import { locateKeywords, locateMatch } from './locate-texts.ts';
import type { View } from './place-fields.ts';

/**
 * Puts a rule's meaning on the fields that one source's events have in the index. As in Sigma a test on an absent
 * field does not hold: a clause on a field that a document lacks does not either. `null` = refused.
 */
export function locate(predicate: Predicate, view: View): Query | null {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = predicate.operands.map((each) => locate(each, view));
      const located = operands.filter((each) => each !== null);
      if (located.length < operands.length) return null;
      return predicate.kind === 'and' ? allOf(located) : anyOf(located);
    }
    case 'not': {
      const operand = locate(predicate.operand, view);
      return operand === null ? null : notOf(operand);
    }
    case 'constant':
      return predicate.value ? everything : nothingAtAll;
    default:
      return locateVisible(predicate, view);
  }
}

/** A value behind another one of the same name counts only where that one is absent. */
function locateVisible(test: FieldTest, view: View): Query | null {
  const { source, findings } = view;
  const { field } = test;
  const why = field === null ? undefined : ownEntry(source.undelivered, field);
  if (why !== undefined) {
    const text = `"${field}" never arrives in Wazuh: ${why}`;
    return findings.refuse('field-unmapped', test.range, text, 'leave it out, or ask for another field');
  }
  const told = field === null ? undefined : ownEntry(source.views, field);
  if (told !== undefined) {
    const predicate = throughView(test, told);
    if (predicate !== null) return locate(predicate, view);
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${field}" is told by other fields in events of ${source.name}, which cannot be asked in this way`,
      'ask for a text, or for these fields',
    );
  }
  const inFront = test.field === null ? undefined : ownEntry(source.hidden, test.field);
  const own = locateTest(test, view);
  if (test.field === null || inFront === undefined || own === null) return own;
  if (test.kind === 'null' || test.kind === 'exists') return own;
  const fields = { ...source.fields, [test.field]: inFront };
  const front = locateTest(test, { ...view, source: { ...source, fields } });
  if (front === null) return null;
  const isAbsent = view.layout.fieldsAt(inFront).map((field) => notOf(presence(field)));
  return anyOf([front, allOf([...isAbsent, own])]);
}

function locateTest(test: FieldTest, view: View): Query | null {
  switch (test.kind) {
    case 'match':
      return test.field === null ? locateKeywords(test, view) : locateMatch(test, test.field, view);
    case 'exists':
      return locateExists(test, view);
    case 'null':
      return locateNull(test, view);
    case 'compare':
      return locateComparison(test, view);
    case 'cidr':
      return locateNetwork(test, view);
    case 'field-reference':
      return locateReference(test, view);
  }
}
