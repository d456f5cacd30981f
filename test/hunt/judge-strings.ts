import { type Query, queryString, ruleSearch } from '@sigmazuh/opensearch';
import type { SigmaRule } from '@sigmazuh/parser';
import type { SearchNode } from './search-node.ts';

/** How searches as one types them compare with the same as query DSL. */
export interface StringTally {
  /** Rules whose search can be typed. */
  readonly strings: number;
  /** Hits that both find. */
  readonly agree: number;
  readonly differences: readonly string[];
}

/** Puts both forms of each search to an index, as Dashboards' search bar would put the typed one. */
export async function judgeStrings(
  node: SearchNode,
  index: string,
  rules: readonly { readonly rule: SigmaRule; readonly query: Query }[],
): Promise<StringTally> {
  const typed = rules.flatMap(({ rule, query }) => {
    const text = queryString(query);
    return text === null ? [] : [{ rule, query, text }];
  });
  const asDsl = await node.search(
    index,
    typed.map(({ query }) => ruleSearch(query)),
  );
  const asText = await node.search(
    index,
    typed.map(({ text }) => ({ query: { query_string: { query: text, analyze_wildcard: true } } })),
  );
  let agree = 0;
  const differences: string[] = [];
  for (const [i, { rule, text }] of typed.entries()) {
    const [one, other] = [asDsl[i], asText[i]];
    const name = `${rule.range.file} "${rule.title.value}"`;
    if (one === undefined || other === undefined || 'error' in one || 'error' in other) {
      const error = other !== undefined && 'error' in other ? other.error : 'no answer';
      differences.push(`${name}: ${error}: ${text.slice(0, 300)}`);
      continue;
    }
    const ids = new Set(other.ids);
    const isSame = one.ids.length === ids.size && one.ids.every((id) => ids.has(id));
    if (isSame) agree += ids.size;
    else
      differences.push(
        `${name}: ${one.ids.length} hits as query DSL, ${ids.size} typed: ${text.slice(0, 300)}`,
      );
  }
  return { strings: typed.length, agree, differences };
}
