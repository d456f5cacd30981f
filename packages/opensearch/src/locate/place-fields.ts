import type { Findings } from '@sigmazuh/back-end';
import type { SourceRange } from '@sigmazuh/parser';
import { placesOf, type SourceMapping, unmappedField } from '@sigmazuh/wazuh-events';
import type { IndexField, IndexLayout } from '../layout/layout.ts';

/** A source's events in an index, and where what is said about a rule goes. */
export interface View {
  readonly source: SourceMapping;
  readonly layout: IndexLayout;
  readonly findings: Findings;
}

/**
 * The fields that may hold what a Sigma field names: none when events of the source never have it, `null` when the
 * pipeline does not know it, which is a finding.
 */
export function fieldsFor(
  test: { readonly field: string; readonly range: SourceRange },
  { source, layout, findings }: View,
): readonly IndexField[] | null {
  const places = placesOf(test.field, source);
  if (places === null) {
    return findings.refuse('field-unmapped', test.range, ...unmappedField(test.field, source));
  }
  const fields = places.flatMap((place) => layout.fieldsAt(place));
  if (places.length > 0 && fields.length === 0) {
    return findings.refuse(
      'not-expressible',
      test.range,
      `"${test.field}" is a part of a line, which an index of one's own keeps in fields`,
      'name the field in a pipeline',
    );
  }
  return fields;
}
