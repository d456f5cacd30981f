import type { SearchableRule } from '@sigmazuh/opensearch';
import { recordOf } from '../files/record-of.ts';
import type { HuntGroup } from './hunt-correlation.ts';
import { groupJson } from './hunt-report.ts';
import type { HuntedRule } from './hunted-rules.ts';
import type { SearchCall } from './search-client.ts';
import { type HuntScope, searchPath, searchWithin } from './search-scope.ts';

const pageSize = 1000;
/** How long the server keeps the view of the index between two pages. */
const keptAlive = '5m';

/**
 * Every hit of a rule, page by page, each a line of JSON: `{"rule": ID, "index", "id", "event"}`. The pages are of one
 * view of the index (a scroll), so that none is missed or told twice while events come in.
 */
export async function exportHits(
  rule: SearchableRule,
  scope: HuntScope,
  call: SearchCall,
  write: (text: string) => Promise<void>,
): Promise<number> {
  const first = { ...searchWithin(rule, scope), size: pageSize, sort: ['_doc'] };
  let answer = await call(
    'POST',
    `${searchPath(scope.indices ?? rule.index.indices)}&scroll=${keptAlive}`,
    first,
  );
  let told = 0;
  try {
    for (;;) {
      const { hits } = recordOf(answer.hits);
      const page = Array.isArray(hits) ? hits.map(recordOf) : [];
      if (page.length === 0) return told;
      await write(page.map((hit) => `${lineOf(rule, hit)}\n`).join(''));
      told += page.length;
      answer = await call('POST', '/_search/scroll', { scroll: keptAlive, scroll_id: answer._scroll_id });
    }
  } finally {
    await call('DELETE', '/_search/scroll', { scroll_id: [answer._scroll_id] }).catch(() => undefined);
  }
}

/** The groups of a correlation, each a line of JSON: `{"rule": ID, "group": {FIELD: VALUE}, "events", "first", "last"}`. */
export function groupLines(rule: HuntedRule, groups: readonly HuntGroup[]): string {
  const name = rule.id ?? rule.title;
  return groups.map((group) => `${JSON.stringify({ rule: name, ...groupJson(rule, group) })}\n`).join('');
}

function lineOf(
  { rule }: SearchableRule,
  { _index, _id, _source }: Readonly<Record<string, unknown>>,
): string {
  return JSON.stringify({ rule: rule.id?.value ?? rule.title.value, index: _index, id: _id, event: _source });
}
