import type { FieldReferenceTest } from '@sigmazuh/compiler';
import { anyOf, type Query } from '../query/query.ts';
import { comparisonScript } from './comparison-script.ts';
import { noteUnseen } from './indexed-values.ts';
import { nameOf } from './leaves.ts';
import { fieldsFor, type View } from './place-fields.ts';

/** A value of a field beside those of another one. `null` = refused. */
export function locateReference(test: FieldReferenceTest, view: View): Query | null {
  const fields = fieldsFor(test, view);
  const others = fieldsFor({ field: test.other, range: test.range }, view);
  if (fields === null || others === null) return null;
  for (const field of [test.field, test.other])
    noteUnseen({ field, range: test.range }, [...fields, ...others], view);
  if ([...fields, ...others].some((field) => field.kind === 'derived')) {
    return view.findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" and "${test.other}" are not both fields of the index, and only these can be compared`,
      'name the values to compare with',
    );
  }
  return anyOf(
    fields.flatMap((field) => others.map((other) => comparisonScript(nameOf(field), nameOf(other), test))),
  );
}
