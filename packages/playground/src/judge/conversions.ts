import type { PackRuleText } from '@sigmazuh/explain';
import { opensearch } from '@sigmazuh/opensearch';
import { type SigmaDocument, withoutSuppressed } from '@sigmazuh/parser';
import type { ManifestRule } from '@sigmazuh/wazuh';
import { buildWazuh5 } from '@sigmazuh/wazuh5';
import type { ChosenRule, Conversion, WrittenText } from './answer.ts';
import type { Built } from './build.ts';
import type { Said } from './findings.ts';

/** What every target has to say of a rule, in the words of its manifest. */
interface TargetEntry {
  readonly id: string | null;
  readonly title: string;
  readonly status: 'converted' | 'refused';
  readonly reason?: string;
  readonly notes?: readonly string[];
}

interface Conversions {
  readonly texts: Pick<ChosenRule, 'wazuh' | 'opensearch' | 'wazuh5'>;
  readonly said: readonly Said[];
}

/**
 * What a rule became for each target, or why it did not. The pack is there already; the others take rules one by one,
 * so only the one that is looked at is converted.
 */
export function conversionsOf(
  document: Exclude<SigmaDocument, { readonly kind: 'filter' }>,
  manifest: ManifestRule,
  texts: readonly PackRuleText[],
  { documents, pack, pipelines, placeholders, source }: Built,
): Conversions {
  // A correlation is about the others; a rule goes with its filters alone.
  const alone =
    document.kind === 'correlation'
      ? documents
      : [document, ...documents.filter(({ kind }) => kind === 'filter')];
  const isOwn = ({ id, title }: TargetEntry): boolean =>
    title === document.title.value && id === (document.id?.value ?? null);
  const searches = opensearch.build(alone, { pipelines, placeholders });
  const rules5 = buildWazuh5(alone, { placeholders });
  const search = searches.entries.find(isOwn);
  const rule5 = rules5.manifest.rules.find(isOwn);
  return {
    texts: {
      wazuh: conversion(manifest, [
        ...texts.map(({ id, file, text }) => ({ name: `rule ${id} · ${file}`, text: unindented(text) })),
        ...pack.decoders.map(({ name, text }) => ({ name: `decoders/${name}`, text })),
      ]),
      opensearch: conversion(
        search,
        searchTexts(searches.files.filter(({ path }) => path === search?.query)),
      ),
      wazuh5: conversion(
        rule5,
        rules5.files
          .filter(({ path }) => path === rule5?.file)
          .map(({ path, text }) => ({ name: path, text: text.trimEnd() })),
      ),
    },
    said: [
      { by: 'opensearch', diagnostics: withoutSuppressed(searches.diagnostics.all, [source]) },
      { by: 'wazuh5', diagnostics: withoutSuppressed(rules5.diagnostics.all, [source]) },
    ],
  };
}

function conversion(
  entry: Pick<TargetEntry, 'status' | 'reason' | 'notes'> | undefined,
  texts: readonly WrittenText[],
): Conversion {
  if (entry === undefined) return { kind: 'refused', reasons: ['there is nothing like it for this target'] };
  if (entry.status === 'refused')
    return { kind: 'refused', reasons: [entry.reason ?? 'no reason was given'] };
  return { kind: 'texts', texts, notes: entry.notes ?? [] };
}

/** The file holds both ways to ask; people want one of them at a time. */
function searchTexts(files: readonly { readonly text: string }[]): readonly WrittenText[] {
  return files.flatMap(({ text }) => {
    const { search, queryString, indices }: Readonly<Record<string, unknown>> = JSON.parse(text);
    const line = typeof queryString === 'string' ? [{ name: 'search bar (Lucene)', text: queryString }] : [];
    const where = Array.isArray(indices) ? ` of ${indices.join(', ')}` : '';
    return [...line, { name: `search request${where}`, text: JSON.stringify(search, null, 2) }];
  });
}

function unindented(text: string): string {
  return text.replace(/^ {2}/gm, '');
}
