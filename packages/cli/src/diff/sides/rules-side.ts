import { meaningOf } from '@sigmazuh/compiler';
import type { FilterRule, SigmaDocument } from '@sigmazuh/parser';
import type { PackProject, PackSettings } from '../../project/pack-project.ts';
import { costsOf, highest, noCost, type Side } from './side.ts';

/** A set of Sigma rules as one side: its meaning from the rules, level and cost from the pack they make. */
export function rulesSide(
  name: string,
  project: Pick<PackProject, 'documents' | 'placeholders' | 'pack'>,
  lists: PackSettings['lists'],
): Side {
  const { documents, placeholders, pack } = project;
  const named = new Map(Object.entries(lists));
  const filters = documents.filter((each): each is FilterRule => each.kind === 'filter');
  const costs = pack === null ? new Map<string, never>() : costsOf(pack);
  const entries = new Map(pack?.manifest.rules.map((entry) => [entryKey(entry.path, entry.title), entry]));
  const wazuhLevels = new Map(pack?.rules.map(({ id, level }) => [id, level]));
  const rules = documents
    .filter(({ kind }) => kind !== 'filter')
    .map((document) => {
      const key = keyOf(document);
      const entry = entries.get(entryKey(document.range.file, document.title.value));
      const meaning = meaningOf(document, { documents, filters, placeholders, lists: named }).key;
      return {
        key,
        title: document.title.value,
        path: document.range.file,
        level: document.level?.value ?? null,
        wazuhLevel: highest((entry?.wazuhIds ?? []).flatMap((id) => wazuhLevels.get(id) ?? [])),
        status: entry?.status ?? ('refused' as const),
        reason: entry?.reason ?? null,
        meaning: { exact: { scheme: 'meaning', text: meaning }, inRules: () => meaning },
        cost: costs.get(key) ?? noCost,
      };
    });
  return { name, rules, wazuhRules: pack?.manifest.totals.wazuhRules ?? 0 };
}

export const keyOf = ({ id, title }: SigmaDocument): string => id?.value ?? title.value;

const entryKey = (path: string, title: string): string => `${path}\n${title}`;
