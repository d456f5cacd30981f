import type { Expression } from './expression.ts';
import type { Item } from './item.ts';

/** OpenSearch takes no longer query (`search.query.max_query_string_length`). */
export const longestQuery = 32_000;

/** Behind each field's name alerting puts the data stream's and the id of the monitor. */
const renaming = '_wazuh-events-v5-access-management_'.length + 36;

/** `(`, `: /`, `/)`, ` AND `. */
const around = 12;

/** How long the query becomes that alerting stores, at most. */
export function querySize(
  expression: Expression,
  selections: ReadonlyMap<string, readonly (readonly Item[])[]>,
): number {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.operands.reduce((sum, each) => sum + querySize(each, selections) + around, 0);
    default: {
      const items = (selections.get(expression.name) ?? []).flat();
      const mentions = expression.kind === 'not' ? 2 : 1;
      return items.reduce((sum, item) => sum + itemSize(item, mentions), 0);
    }
  }
}

function itemSize({ field, values }: Item, mentions: number): number {
  const mention = field.length + renaming + around;
  const texts = Array.isArray(values) ? values : [''];
  return texts.reduce(
    (sum: number, text: string) => sum + mentions * mention + escapedLength(text) + around,
    0,
  );
}

/** The plugin escapes signs; a backslash of a regular expression becomes two. */
function escapedLength(text: string): number {
  return text.length + (text.match(/["\\/:+\-=><!(){}[\]^~ ]/g)?.length ?? 0);
}
