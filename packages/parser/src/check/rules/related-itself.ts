import type { DocumentCheck } from '../check-rule.ts';

export const relatedItself: DocumentCheck = {
  scope: 'document',
  id: 'related-itself',
  severity: 'warning',
  summary: 'a rule that is related to itself, or twice to another',
  examine({ id, related }, say) {
    const seen = new Set<string>();
    for (const relation of related) {
      const other = relation.id.value.toLowerCase();
      if (other === id?.value.toLowerCase()) say(relation.id.range, 'the rule is related to itself');
      else if (seen.has(other)) say(relation.id.range, `the relation to ${relation.id.value} is told twice`);
      seen.add(other);
    }
  },
};
