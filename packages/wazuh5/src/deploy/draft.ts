/** Marks rules that this tool made: no other rule is ever changed or removed. */
export const ownTag = 'tool.sigmazuh';

export interface JsonMap {
  readonly [name: string]: unknown;
}

/** What the draft space of a content manager holds. */
export interface Draft {
  /** Ids by title. */
  readonly integrations: ReadonlyMap<string, string>;
  readonly rules: readonly DraftRule[];
}

export interface DraftRule {
  readonly id: string;
  readonly title: string;
  readonly sigmaId: string | null;
  /** Its log source's product: the title of its integration. */
  readonly integration: string | null;
  readonly owner: 'this-tool' | 'others';
  readonly document: JsonMap;
}

/** The rule of a search hit; `null` when it is none. */
export function draftRule(hit: unknown): DraftRule | null {
  const document = mapOf(mapOf(mapOf(hit)._source).document);
  const { id, sigma_id, tags } = document;
  const { title } = mapOf(document.metadata);
  const { product } = mapOf(document.logsource);
  if (typeof id !== 'string' || typeof title !== 'string') return null;
  return {
    id,
    title,
    sigmaId: typeof sigma_id === 'string' ? sigma_id : null,
    integration: typeof product === 'string' ? product : null,
    owner: Array.isArray(tags) && tags.includes(ownTag) ? 'this-tool' : 'others',
    document,
  };
}

/** The integration of a search hit: title and id. */
export function draftIntegration(hit: unknown): readonly [title: string, id: string] | null {
  const document = mapOf(mapOf(mapOf(hit)._source).document);
  const { title } = mapOf(document.metadata);
  return typeof document.id === 'string' && typeof title === 'string' ? [title, document.id] : null;
}

export function mapOf(value: unknown): JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
