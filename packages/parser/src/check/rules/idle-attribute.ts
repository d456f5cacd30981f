import { attribute, keyRange } from '../../document/attributes.ts';
import type { CorrelationRule } from '../../documents.ts';
import type { DocumentCheck, Say } from '../check-rule.ts';

/** What a document of each kind has no use for: it is one kind, by the first of `correlation`, `filter`, `detection`. */
const otherKinds = {
  correlation: ['filter', 'detection', 'logsource'],
  filter: ['detection'],
  rule: [],
  unsupported: [],
} as const;

/** Sigma correlation rules specification: what each part of a correlation is for. */
export const idleAttribute: DocumentCheck = {
  scope: 'document',
  id: 'idle-attribute',
  severity: 'warning',
  summary: 'an attribute that has no effect in a document of this kind',
  examine(document, say) {
    for (const name of otherKinds[document.kind]) {
      if (attribute(document.attributes, name) === null) continue;
      say(
        keyRange(document.attributes, name),
        `"${name}" has no effect: the document is a ${document.kind}, and nothing else`,
        { hint: 'put it into a document of its own, behind a line with ---' },
      );
    }
    if (document.kind === 'correlation') examineCorrelation(document, say);
  },
};

function examineCorrelation(
  { type, condition, aliases, groupBy, correlation }: CorrelationRule,
  say: Say,
): void {
  const [field] = condition?.fields ?? [];
  if (field !== undefined && !type.value.startsWith('value_')) {
    say(field.range, `"field" has no effect in a correlation of type "${type.value}"`, {
      hint: 'the type "value_count" counts its different values',
    });
  }
  const percentile = condition?.percentile ?? null;
  if (percentile !== null && type.value !== 'value_percentile') {
    say(percentile.range, `"percentile" has no effect in a correlation of type "${type.value}"`);
  }
  for (const { name } of aliases) {
    if (groupBy.some(({ value }) => value === name.value)) continue;
    say(name.range, `no "group-by" of the correlation names the alias "${name.value}"`, {
      hint: 'name the alias under "group-by", in place of the fields that it stands for',
    });
  }
  if (attribute(correlation, 'timeframe') !== null) {
    say(keyRange(correlation, 'timeframe'), '"timeframe" has no effect', {
      hint: 'a correlation looks back for its "timespan"',
    });
  }
}
