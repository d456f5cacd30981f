import { type Meaning, meaningOf, meaningOfRule } from '@sigmazuh/compiler';
import type { SigmaDocument } from '@sigmazuh/parser';
import type { ConvertedRule, ConvertOptions } from '../convert/index.ts';
import type { ManifestRule } from '../write/index.ts';
import { fingerprintOf } from './fingerprint.ts';

/** A manifest's entries with the fingerprints of their documents. */
export function withFingerprints(
  entries: readonly ManifestRule[],
  documents: readonly SigmaDocument[],
  converted: readonly ConvertedRule[],
  { filters, placeholders, lists, select }: ConvertOptions,
): readonly ManifestRule[] {
  const context = { documents, filters, placeholders, lists };
  const compiled = new Map<SigmaDocument, Meaning>(
    converted.flatMap(({ rule, meaning }) =>
      meaning === null ? [] : [[rule, meaningOfRule(rule, meaning.predicate)]],
    ),
  );
  const places = new Map(documents.map((each) => [placeKey(each.range.file, each.title.value), each]));
  return entries.map((entry) => {
    const document = places.get(placeKey(entry.path, entry.title));
    if (document === undefined) return entry;
    const { wazuhIds, standIns, ...rest } = entry;
    const fingerprint = fingerprintOf(compiled.get(document) ?? meaningOf(document, context), select);
    return { ...rest, fingerprint, wazuhIds, ...(standIns === undefined ? {} : { standIns }) };
  });
}

const placeKey = (path: string, title: string): string => `${path}\n${title}`;
