import type { FieldReferenceTest } from '@sigmazuh/compiler';
import type { ScriptQuery } from '../query/query.ts';

const relations: Readonly<Record<FieldReferenceTest['relation'], string>> = {
  equal: 'own.equals(other)',
  contains: 'own.contains(other)',
  startswith: 'own.startsWith(other)',
  endswith: 'own.endsWith(other)',
};

/** Letters of ASCII fold among themselves, others to their simple upper case, as Sigma compares them. */
const fold = `String fold(String text) {
  StringBuilder folded = new StringBuilder();
  for (int i = 0; i < text.length(); i++) {
    char each = text.charAt(i);
    char upper = Character.toUpperCase(each);
    folded.append(each < (char)128 || upper >= (char)128 ? upper : each);
  }
  return folded.toString();
}`;

/** Whether a value of the one field stands in the relation to a value of the other. */
export function comparisonScript(
  field: string,
  other: string,
  { relation, cased }: Pick<FieldReferenceTest, 'relation' | 'cased'>,
): ScriptQuery {
  const [before, one, two] = cased ? ['', 'each', 'that'] : [fold, 'fold(each)', 'fold(that)'];
  const source = `${before}
    if (!doc.containsKey(params.field) || !doc.containsKey(params.other)) return false;
    for (String each : doc[params.field]) {
      for (String that : doc[params.other]) {
        String own = ${one};
        String other = ${two};
        if (${relations[relation]}) return true;
      }
    }
    return false;`;
  return {
    kind: 'script',
    source: source.replace(/\n\s*/g, ' ').trim(),
    parameters: { field, other },
  };
}
