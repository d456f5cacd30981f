import type { SigmaDocument } from '@sigmazuh/parser';

/** What ids and rules of the pack hang on: the Sigma id of a document, or its title where it has none. */
export interface Owned<Document extends SigmaDocument> {
  readonly owner: string;
  readonly document: Document;
}

/** Documents by their owner, sorted; of documents with one id the later ones get a number. */
export function inOrder<Document extends SigmaDocument>(
  documents: readonly Document[],
): readonly Owned<Document>[] {
  const seen = new Map<string, number>();
  return [...documents]
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map((document) => {
      const key = document.id?.value ?? `title:${document.title.value}`;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return { owner: times === 1 ? key : `${key}~${times}`, document };
    })
    .sort((a, b) => (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : 0));
}

const placeOf = ({ range }: SigmaDocument): string =>
  `${range.file} ${String(range.start.offset).padStart(9, '0')}`;
