import type { BuiltFile } from '@sigmazuh/back-end';
import { derivedSection } from '../derived/derived-field.ts';
import { derivedFieldsOf } from '../query/query.ts';
import type { SearchableRule } from './query-file.ts';

/** Every field that a rule makes while searching, for the mapping of the index. */
export function derivedFieldsFile(rules: readonly SearchableRule[]): BuiltFile {
  const fields = rules.flatMap(({ query }) => derivedFieldsOf(query));
  const distinct = [...new Map(fields.map((each) => [each.name, each])).values()];
  const content = { derived: derivedSection(distinct) };
  return { path: 'derived-fields.json', text: `${JSON.stringify(content, null, 2)}\n` };
}
