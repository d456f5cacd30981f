import {
  correlationOperators,
  correlationTypes,
  levels,
  relationTypes,
  spelledTags,
  statuses,
} from '@sigmazuh/parser';
import { CompletionItemKind } from 'vscode-languageserver/node';
import { attackEntries } from '../../attack/attack-names.ts';
import { type Place, under, valuesOf } from '../../text/place.ts';
import { attributesUnder, correlationMeanings, statusMeanings } from '../attributes.ts';
import type { AskedText } from '../feature.ts';
import { logSourceIn } from '../sigma-document.ts';
import { fieldsOfRules } from './fields-of-rules.ts';
import type { Proposal, Proposals } from './proposal.ts';

const sections: ReadonlySet<string> = new Set([
  'logsource',
  'detection',
  'correlation',
  'filter',
  'sigmazuh',
]);

/** Attributes that may stand here and do not yet. */
export function proposeAttribute({ path, word, node }: Place): Proposals {
  const around = node.kind === 'bare' || node.key === word ? node.parent : node;
  const written = new Set(
    (around?.children ?? []).flatMap(({ key }) => (key === null || key === word ? [] : [key.text])),
  );
  const hasColon = node.key === word;
  const proposals = Object.entries(attributesUnder(path))
    .filter(([name]) => !written.has(name))
    .map(([name, meaning]): Proposal => {
      const colon = hasColon ? '' : path.length === 0 && sections.has(name) ? ':' : ': ';
      return { label: name, kind: CompletionItemKind.Property, detail: meaning, text: `${name}${colon}` };
    });
  return { replaced: word, proposals };
}

/** Values of the attributes whose values are known. */
export function proposeValue(place: Place, asked: AskedText): Proposals {
  return { replaced: place.word, proposals: [...valuesFor(place, asked)] };
}

function valuesFor(place: Place, asked: AskedText): Iterable<Proposal> {
  const { path, document } = place;
  switch (path.join('.')) {
    case 'level':
      return levels.map((label) => {
        const number = asked.project.settings.configuration.levels[label];
        return { label, kind: CompletionItemKind.EnumMember, detail: `level ${number} in Wazuh` };
      });
    case 'status':
      return statuses.map((label) => named(label, statusMeanings[label]));
    case 'related.type':
      return relationTypes.map((label) => named(label));
    case 'related.id':
    case 'correlation.rules':
    case 'filter.rules':
      return references(place, asked);
    case 'tags':
      return tags(place);
    case 'logsource.category':
    case 'logsource.product':
    case 'logsource.service':
      return logSourceNames(place, asked);
    case 'correlation.type':
      return correlationTypes.map((label) => named(label, correlationMeanings[label]));
    case 'correlation.condition':
      return correlationOperators.map((label) => named(label));
    case 'correlation.group-by':
    case 'correlation.condition.field':
      return fieldsOfRules(valuesOf(under(document, 'correlation', 'rules')), asked);
    case 'sigmazuh.ordered':
      return [];
    default:
      return [];
  }
}

const named = (label: string, detail?: string): Proposal => ({
  label,
  kind: CompletionItemKind.EnumMember,
  ...(detail === undefined ? {} : { detail }),
});

function references({ path, document }: Place, { project }: AskedText): readonly Proposal[] {
  const own = under(document, 'id')?.value?.text;
  const isRelation = path[0] === 'related';
  const rules = project.references.all.flatMap(({ id, name, title }): readonly Proposal[] => {
    const reference = isRelation ? id : (name ?? id);
    if (reference === null || id === own) return [];
    const filter = `${title} ${reference}`;
    return [{ label: title, kind: CompletionItemKind.Reference, detail: reference, text: reference, filter }];
  });
  return path[0] === 'filter' ? [named('any', 'every rule of the log source'), ...rules] : rules;
}

function tags({ document, word }: Place): readonly Proposal[] {
  const written = new Set(
    valuesOf(under(document, 'tags')).flatMap(({ text }) => (text === word.text ? [] : [text])),
  );
  const attack = attackEntries.map(
    ({ tag, name, id }): Proposal => ({
      label: `attack.${tag}`,
      kind: CompletionItemKind.Constant,
      detail: `${name} (${id})`,
      // Whoever knows the name and not the number finds it too.
      filter: `attack.${tag} ${name}`,
    }),
  );
  const others = spelledTags
    .filter((tag) => !tag.startsWith('attack.'))
    .map((label): Proposal => ({ label, kind: CompletionItemKind.Constant }));
  return [...attack, ...others].filter(({ label }) => !written.has(label));
}

/** Names that fit what the log source says besides. */
function logSourceNames({ path, document }: Place, { project }: AskedText): readonly Proposal[] {
  const wanted = logSourceParts.find((each) => each === path[1]);
  if (wanted === undefined) return [];
  const given = logSourceIn(document);
  const others = logSourceParts.filter((each) => each !== wanted);
  const found = new Map<string, Set<string>>();
  for (const known of project.logSources.known) {
    const name = known[wanted] ?? '*';
    const fits = others.every(
      (each) => given[each] === undefined || (known[each] ?? given[each]) === given[each],
    );
    if (name === '*' || !fits) continue;
    const beside = others.flatMap((each) => known[each] ?? []).filter((each) => each !== '*');
    found.set(name, (found.get(name) ?? new Set()).add(beside.join(', ')));
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, beside]) => named(label, [...beside].filter((each) => each !== '').join('; ')));
}

const logSourceParts = ['category', 'product', 'service'] as const;
