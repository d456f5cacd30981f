import type { SearchableRule } from '@sigmazuh/opensearch';
import { ownEntry } from '@sigmazuh/parser';
import { recordOf } from '../files/record-of.ts';
import { type HuntGroup, huntCorrelation } from './hunt-correlation.ts';
import { type Hunted, type HuntedRule, huntedRuleOf } from './hunted-rules.ts';
import { type SearchCall, SearchRefused } from './search-client.ts';
import { type HuntScope, searchPath, searchWithin } from './search-scope.ts';

export interface SampleHit {
  readonly index: string;
  readonly id: string;
  readonly time: string | null;
  readonly source: Readonly<Record<string, unknown>>;
}

/** What became of a rule or a correlation, and how long that took. */
export type HuntResult = (RuleResult | GroupsResult | NotSearched) & {
  readonly rule: HuntedRule;
  readonly milliseconds: number;
};

/** What a rule found. */
interface RuleResult {
  readonly hits: number;
  readonly samples: readonly SampleHit[];
  /** The rule, where there is more of its hits to ask for. */
  readonly search: SearchableRule | null;
}

/** What a correlation found. */
interface GroupsResult {
  readonly hits: number;
  readonly groups: readonly HuntGroup[];
}

/** What OpenSearch has against a search. */
interface NotSearched {
  readonly error: string;
}

/**
 * Runs the searches of rules and follows correlations, a few at a time, and tells each result as it comes. Rules are
 * taken out of the list, and forgotten where they found nothing, so that memory is least when the hunt ends.
 *
 * @throws ServerError when the server is gone
 */
export async function huntRules(
  waiting: Hunted[],
  scope: HuntScope,
  call: SearchCall,
  tell: (result: HuntResult) => void,
): Promise<void> {
  const hunters = Array.from({ length: Math.max(1, scope.parallel) }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const began = performance.now();
      const found = await searched(next, scope, call);
      tell({ rule: huntedRuleOf(next), ...found, milliseconds: Math.round(performance.now() - began) });
    }
  });
  await Promise.all(hunters);
}

async function searched(
  hunted: Hunted,
  scope: HuntScope,
  call: SearchCall,
): Promise<RuleResult | GroupsResult | NotSearched> {
  try {
    return 'plan' in hunted
      ? await huntCorrelation(hunted, scope, call)
      : await huntRule(hunted, scope, call);
  } catch (error) {
    if (error instanceof SearchRefused) return { error: error.message };
    throw error;
  }
}

async function huntRule(rule: SearchableRule, scope: HuntScope, call: SearchCall): Promise<RuleResult> {
  const { timeField } = rule.index;
  const body = {
    ...searchWithin(rule, scope),
    size: scope.samples,
    track_total_hits: true,
    ...(scope.samples > 0 ? { sort: [{ [timeField]: { order: 'desc', unmapped_type: 'date' } }] } : {}),
  };
  const answer = await call('POST', searchPath(scope.indices ?? rule.index.indices), body);
  const found = hitsIn(answer, timeField);
  return { ...found, search: found.hits > 0 ? rule : null };
}

function hitsIn(answer: Readonly<Record<string, unknown>>, timeField: string) {
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
