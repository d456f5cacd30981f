import {
  type CidrTest,
  type CompareTest,
  comparisonPattern,
  networkPattern,
  networkText,
} from '@sigmazuh/compiler';
import { noteHexadecimal } from '@sigmazuh/wazuh-events';
import type { IndexField } from '../layout/layout.ts';
import { anyOf, type Query } from '../query/query.ts';
import { holds, nameOf } from './leaves.ts';
import { matching } from './locate-texts.ts';
import { fieldsFor, type View } from './place-fields.ts';

/** A number in a field, which the index may hold as a text. `null` = refused. */
export function locateComparison(test: CompareTest, view: View): Query | null {
  const { findings, source } = view;
  noteHexadecimal(test, source, findings);
  if (test.part !== null) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `the ${test.part} of a date in "${test.field}" cannot be compared in a search`,
      'leave this condition out, or compare the text of the date',
    );
  }
  const fields = fieldsFor(test, view);
  if (fields === null) return null;
  const pattern = comparisonPattern(test.operator, test.value);
  const { value } = test;
  const located = fields.map((field): Query | null => {
    if (field.kind === 'indexed' && (field.type === 'number' || field.type === 'any')) {
      return test.operator === 'eq'
        ? holds(field, String(test.value))
        : { kind: 'range', field: field.name, bound: test.operator, value: test.value };
    }
    if (test.operator === 'eq' && isPlainNumber(field)) return holds(field, String(value));
    if (pattern !== null) return matching(field, pattern, test, { ...view, source: plainly(view.source) });
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" is compared with ${test.value}, which is not a whole number`,
      'compare with a whole number',
    );
  });
  return located.includes(null) ? null : anyOf(located.filter((each) => each !== null));
}

/** Windows writes whole numbers of its own without zeros in front or behind. */
function isPlainNumber(field: IndexField): boolean {
  return /^data\.win\.system\.(?:eventID|version|level|task|opcode|eventRecordID|processID|threadID)$/.test(
    nameOf(field),
  );
}

/** Digits are written as they are in every form. */
function plainly(source: View['source']): View['source'] {
  return { ...source, form: 'plain' };
}

/** An address in a network. `null` = refused. */
export function locateNetwork(test: CidrTest, view: View): Query | null {
  const fields = fieldsFor(test, view);
  if (fields === null) return null;
  const located = fields.map((field) =>
    field.kind === 'indexed' && (field.type === 'address' || field.type === 'any')
      ? ({
          kind: 'network',
          field: field.name,
          network: networkText(test.network, test.prefixLength),
        } as const)
      : matching(field, networkPattern(test.network, test.prefixLength), test, {
          ...view,
          source: plainly(view.source),
        }),
  );
  return located.includes(null) ? null : anyOf(located.filter((each) => each !== null));
}
