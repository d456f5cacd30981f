import type { Document } from './plugin/match-query.ts';

/** An OpenSearch node with one index, set up as alerting's index of queries and the events' data streams are. */
export interface SearchNode {
  /** Indexes documents under names of theirs, each for one rule or (`''`) for all. */
  index(documents: readonly NamedDocument[]): Promise<void>;
  /** Names of the documents that each query finds among those of its rule. */
  search(
    queries: readonly { readonly owner: string; readonly query: string }[],
  ): Promise<readonly SearchOutcome[]>;
}

export interface NamedDocument {
  readonly owner: string;
  readonly name: string;
  readonly document: Document;
}

export type SearchOutcome =
  | { readonly kind: 'found'; readonly names: ReadonlySet<string> }
  | { readonly kind: 'refused'; readonly reason: string };

const index = 'wazuh5-events';

/** What the plugin gives its index of queries: `_ws_` is a blank there. */
const analysis = {
  normalizer: { rule_ws_normalizer: { type: 'custom', char_filter: ['rule_ws_filter'] } },
  char_filter: { rule_ws_filter: { type: 'pattern_replace', pattern: '(_ws_)', replacement: ' ' } },
};

/** @throws Error when the node cannot make such an index, e.g. for lack of the module `analysis-common` */
export async function searchNode(url: string, types: ReadonlyMap<string, string>): Promise<SearchNode> {
  const call = async (method: string, path: string, body: unknown, type = 'application/json') => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const send = () => fetch(`${url}/${path}`, { method, headers: { 'content-type': type }, body: text });
    // A node under load closes connections that it has answered on; all that is asked here can be asked again.
    const response = await send().catch(send);
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer).slice(0, 500)}`);
    return answer;
  };
  await fetch(`${url}/${index}`, { method: 'DELETE' });
  await call('PUT', index, {
    settings: { number_of_shards: 1, number_of_replicas: 0, 'mapping.total_fields.limit': 5000, analysis },
    mappings: { dynamic: 'strict', properties: propertiesOf(types) },
  });
  return {
    async index(documents) {
      for (let at = 0; at < documents.length; at += 2000) {
        const lines = documents
          .slice(at, at + 2000)
          .flatMap(({ owner, name, document }) => [
            JSON.stringify({ index: { _id: name } }),
            JSON.stringify({ test_owner: owner, ...Object.fromEntries(document) }),
          ]);
        const answer = recordOf(
          await call('POST', `${index}/_bulk`, `${lines.join('\n')}\n`, 'application/x-ndjson'),
        );
        const refused = listOf(answer.items).find(
          (item) => recordOf(recordOf(item).index).error !== undefined,
        );
        if (refused !== undefined) throw new Error(`a document was refused: ${JSON.stringify(refused)}`);
      }
      await call('POST', `${index}/_refresh`, '');
    },
    async search(queries) {
      const outcomes: SearchOutcome[] = [];
      for (let at = 0; at < queries.length; at += 50) {
        const lines = queries.slice(at, at + 50).flatMap(({ owner, query }) => [
          '{}',
          JSON.stringify({
            size: 10_000,
            _source: false,
            query: {
              bool: {
                filter: [{ terms: { test_owner: ['', owner] } }],
                // As alerting stores it: no fields besides those that the query names.
                must: [{ query_string: { query, fields: [] } }],
              },
            },
          }),
        ]);
        const answer = recordOf(
          await call('POST', `${index}/_msearch`, `${lines.join('\n')}\n`, 'application/x-ndjson'),
        );
        outcomes.push(...listOf(answer.responses).map(outcomeOf));
      }
      return outcomes;
    },
  };
}

function outcomeOf(response: unknown): SearchOutcome {
  const { error, hits } = recordOf(response);
  if (error !== undefined) return { kind: 'refused', reason: causeOf(error) };
  const names = listOf(recordOf(hits).hits).map((hit) => String(recordOf(hit)._id));
  return { kind: 'found', names: new Set(names) };
}

/** The innermost reason: what lies around it repeats the query. */
function causeOf(error: unknown): string {
  const { caused_by, failed_shards, reason } = recordOf(error);
  if (caused_by !== undefined) return causeOf(caused_by);
  const shard = recordOf(listOf(failed_shards)[0]).reason;
  return shard === undefined ? String(reason).slice(-300) : causeOf(shard);
}

/** The schema's fields as they are mapped; objects come of their own. */
function propertiesOf(types: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> {
  const entries = [...types].flatMap(([name, type]) => {
    if (['object', 'nested', 'flat_object', 'geo_point'].includes(type)) return [];
    // The type is that of a module; to a search the numbers are the same.
    if (type === 'scaled_float') return [[name, { type: 'double' }] as const];
    const keyword = { type, ignore_above: 1024, normalizer: 'rule_ws_normalizer' };
    return [[name, type === 'keyword' ? keyword : { type }] as const];
  });
  return { ...Object.fromEntries(entries), test_owner: { type: 'keyword' } };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
