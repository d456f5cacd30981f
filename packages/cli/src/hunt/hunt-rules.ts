import type { FollowedCorrelation, SearchableRule } from '@sigmazuh/opensearch';
import { ownEntry } from '@sigmazuh/parser';
import { recordOf } from '../files/record-of.ts';
import { type CorrelationResult, huntCorrelation } from './hunt-correlation.ts';
import { type SearchCall, SearchRefused } from './search-client.ts';
import { type HuntScope, searchPath, searchWithin } from './search-scope.ts';

export interface SampleHit {
  readonly index: string;
  readonly id: string;
  readonly time: string | null;
  readonly source: Readonly<Record<string, unknown>>;
}

/** What became of a rule or a correlation, and how long that took. */
export type HuntResult = (RuleResult | CorrelationResult) & { readonly milliseconds: number };

/** What a rule found; `error`: what OpenSearch has against its search. */
export type RuleResult =
  | { readonly rule: SearchableRule; readonly hits: number; readonly samples: readonly SampleHit[] }
  | { readonly rule: SearchableRule; readonly error: string };

/**
 * Runs the searches of rules and follows correlations, a few at a time, and tells each result as it comes. What a rule found is forgotten once
 * it is told, so that memory does not grow with the hits.
 *
 * @throws ServerError when the server is gone
 */
export async function huntRules(
  rules: readonly (SearchableRule | FollowedCorrelation)[],
  scope: HuntScope,
  call: SearchCall,
  tell: (result: HuntResult) => void,
): Promise<void> {
  const waiting = rules.values();
  const hunters = Array.from({ length: Math.max(1, scope.parallel) }, async () => {
    for (const rule of waiting) {
      const began = performance.now();
      const result =
        'plan' in rule ? await huntCorrelation(rule, scope, call) : await huntRule(rule, scope, call);
      tell({ ...result, milliseconds: Math.round(performance.now() - began) });
    }
  });
  await Promise.all(hunters);
}

async function huntRule(rule: SearchableRule, scope: HuntScope, call: SearchCall): Promise<RuleResult> {
  const { timeField } = rule.index;
  const body = {
    ...searchWithin(rule, scope),
    size: scope.samples,
    track_total_hits: true,
    ...(scope.samples > 0 ? { sort: [{ [timeField]: { order: 'desc', unmapped_type: 'date' } }] } : {}),
  };
  try {
    const answer = await call('POST', searchPath(scope.indices ?? rule.index.indices), body);
    return { rule, ...hitsIn(answer, timeField) };
  } catch (error) {
    if (error instanceof SearchRefused) return { rule, error: error.message };
    throw error;
  }
}

export function hitsIn(answer: Readonly<Record<string, unknown>>, timeField: string) {
  const { total, hits } = recordOf(answer.hits);
  const count = recordOf(total).value;
  const samples = Array.isArray(hits) ? hits.map((hit) => sampleOf(recordOf(hit), timeField)) : [];
  return { hits: typeof count === 'number' ? count : samples.length, samples };
}

function sampleOf({ _index, _id, _source }: Readonly<Record<string, unknown>>, timeField: string): SampleHit {
  const source = recordOf(_source);
  const time = ownEntry(source, timeField);
  return { index: String(_index), id: String(_id), time: typeof time === 'string' ? time : null, source };
}
