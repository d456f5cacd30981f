import { groupBy } from '@sigmazuh/compiler';
import type { JsonObject } from '@sigmazuh/opensearch';

/** A shard that fails must not pass for one without hits. */
const wholly = JSON.stringify({ allow_partial_search_results: false });

interface Hit {
  readonly _id: string;
}
interface SearchAnswer {
  readonly hits?: { readonly hits: readonly Hit[] };
  readonly error?: unknown;
}

/** What a search found: ids of documents, or what OpenSearch has against it. */
export type Found = { readonly ids: readonly string[] } | { readonly error: string };

/** The few calls that judging takes. */
export class SearchNode {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async call(method: string, path: string, body?: string | JsonObject): Promise<unknown> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return answer.json();
  }

  /** Indexes documents under their ids, and makes them visible; gives why those were refused that were. */
  async index(index: string, documents: ReadonlyMap<string, unknown>): Promise<ReadonlyMap<string, string>> {
    const problems = new Map<string, string>();
    for (const part of parts([...documents], 1000)) {
      const lines = part.map(
        ([id, document]) => `${JSON.stringify({ index: { _id: id } })}\n${JSON.stringify(document)}\n`,
      );
      const answer = (await this.call('POST', `/${index}/_bulk`, lines.join(''))) as {
        readonly items?: readonly { readonly index: { readonly _id: string; readonly error?: unknown } }[];
      };
      if (answer.items === undefined) throw new Error(JSON.stringify(answer).slice(0, 500));
      for (const { index: item } of answer.items) {
        if (item.error !== undefined) problems.set(item._id, JSON.stringify(item.error).slice(0, 300));
      }
    }
    await this.call('POST', `/${index}/_refresh`);
    return problems;
  }

  /** Runs searches of one index, and gives what each found, in their order. */
  async search(index: string, bodies: readonly JsonObject[]): Promise<readonly Found[]> {
    const found: Found[] = [];
    for (const part of parts(bodies, 10)) {
      const lines = part.map(
        (body) => `${wholly}\n${JSON.stringify({ ...body, size: 10_000, _source: false, sort: ['_doc'] })}\n`,
      );
      const answer = (await this.call('POST', `/${index}/_msearch`, lines.join(''))) as {
        readonly responses?: readonly SearchAnswer[];
      };
      if (answer.responses === undefined) throw new Error(JSON.stringify(answer).slice(0, 500));
      for (const each of answer.responses) {
        found.push(
          each.hits === undefined
            ? { error: JSON.stringify(each.error).slice(0, 600) }
            : { ids: each.hits.hits.map((hit) => hit._id) },
        );
      }
    }
    return found;
  }
}

function parts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** Why events were not indexed, each reason with its events. */
export function byReason(problems: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return groupBy(problems, (problem) => problem.replace(/^[^{]*/, '').replace(/'[^']*'/g, '…'));
}
