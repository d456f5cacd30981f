import {
  type Changes,
  type Draft,
  type DraftRule,
  draftIntegration,
  draftRule,
  type Space,
} from '@sigmazuh/wazuh5';
import { recordOf } from '../files/record-of.ts';
import { ServerError } from '../server/server-error.ts';
import type { ContentAnswer, ContentApi } from './content-api.ts';

const base = '/_plugins/_content_manager';
const pageSize = 500;

/** The content manager of a Wazuh 5 indexer. */
export interface ContentManager {
  /** The draft space, and this tool's rules in the spaces behind it. */
  readSpaces(): Promise<{ readonly draft: Draft; readonly ownBeyond: readonly DraftRule[] }>;
  createIntegration(title: string, category: string): Promise<string>;
  createRule(integrationId: string, resource: unknown): Promise<string>;
  updateRule(id: string, resource: unknown): Promise<void>;
  removeRule(id: string): Promise<void>;
  /** What differs between a space and the next. */
  previewPromotion(space: Space): Promise<unknown>;
  promote(space: Space, changes: Changes): Promise<void>;
}

export function contentManager(call: ContentApi): ContentManager {
  const change = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
    const effect = method === 'POST' ? ('once' as const) : ('repeatable' as const);
    const answer = await call({
      method,
      path: `${base}${path}`,
      effect,
      ...(body === undefined ? {} : { body }),
    });
    return idIn(answer, path);
  };
  return {
    async readSpaces() {
      const rules = await hitsOf(call, 'wazuh-threatintel-rules', ['draft', 'test', 'custom']);
      const integrations = await hitsOf(call, 'wazuh-threatintel-integrations', ['draft']);
      const inDraft = rules.filter((hit) => spaceOf(hit) === 'draft');
      const beyond = rules.filter((hit) => spaceOf(hit) !== 'draft').flatMap((hit) => draftRule(hit) ?? []);
      return {
        draft: {
          rules: inDraft.flatMap((hit) => draftRule(hit) ?? []),
          integrations: new Map(integrations.map(draftIntegration).filter((each) => each !== null)),
        },
        ownBeyond: beyond.filter(({ owner }) => owner === 'this-tool'),
      };
    },
    createIntegration: (title, category) =>
      change('POST', '/integrations', {
        resource: {
          metadata: { title, author: 'sigmazuh', description: `Rules for ${title} events, made from Sigma` },
          category,
          enabled: true,
        },
      }),
    createRule: (integration, resource) => change('POST', '/rules', { integration, resource }),
    async updateRule(id, resource) {
      await change('PUT', `/rules/${encodeURIComponent(id)}`, { resource });
    },
    async removeRule(id) {
      await change('DELETE', `/rules/${encodeURIComponent(id)}`);
    },
    async previewPromotion(space) {
      const path = `${base}/promote?space=${space}`;
      return (await call({ method: 'GET', path, effect: 'repeatable' })).body;
    },
    async promote(space, changes) {
      await call({ method: 'POST', path: `${base}/promote`, body: { space, changes }, effect: 'once' });
    },
  };
}

/** All documents of some spaces, page by page. */
async function hitsOf(
  call: ContentApi,
  index: string,
  spaces: readonly Space[],
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let after: unknown; ; ) {
    const body = {
      size: pageSize,
      query: { terms: { 'space.name': spaces } },
      sort: [{ 'document.id': 'asc' }, { 'space.name': 'asc' }],
      ...(after === undefined ? {} : { search_after: after }),
    };
    const answer = await call({ method: 'POST', path: `/${index}/_search`, body, effect: 'repeatable' });
    const hits = listIn(answer.body, index);
    all.push(...hits);
    if (hits.length < pageSize) return all;
    after = recordOf(hits.at(-1)).sort;
    if (after === undefined) throw new ServerError(`/${index}/_search: a page has no place to go on from`);
  }
}

function listIn(body: unknown, index: string): readonly unknown[] {
  const { hits } = recordOf(recordOf(body).hits);
  if (!Array.isArray(hits)) throw new ServerError(`/${index}/_search: the answer holds no hits`);
  return hits;
}

const spaceOf = (hit: unknown): unknown => recordOf(recordOf(recordOf(hit)._source).space).name;

/** The content manager answers with the document's id as `message`. */
function idIn({ body }: ContentAnswer, path: string): string {
  const { message } = recordOf(body);
  if (typeof message === 'string') return message;
  throw new ServerError(`${path}: the answer names no document`);
}
