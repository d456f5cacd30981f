import { modifierMeanings, modifierNames, nearest, ownEntry } from '@sigmazuh/parser';
import { patternText } from '@sigmazuh/pipeline';
import { placesOf, type SourceMapping } from '@sigmazuh/wazuh-events';
import type { OutlineNode } from '../../text/outline.ts';
import { catalogueOf, placeText } from '../../workspace/log-sources.ts';
import type { AskedText } from '../feature.ts';
import { eventIdsIn, logSourceIn } from '../sigma-document.ts';
import { code, list, paragraphs } from './hovered.ts';

/** What the catalogue and the pipelines know of a field, for the log source of the rule. */
export function fieldMarkdown(field: string, document: OutlineNode, { project }: AskedText): string {
  const names = logSourceIn(document);
  const eventIds = eventIdsIn(document);
  const sources = project.logSources.sources(names);
  const source = patternText(names);
  const title = `**${field}**${source === '' ? '' : `, of ${source}`}`;
  const mapped = sources.map((each) => sourceText(field, each));
  const known = knownText(field, names, eventIds, sources);
  return paragraphs(title, known, mapped.length === 0 ? null : paragraphs('In Wazuh:', list(mapped)));
}

function knownText(
  field: string,
  names: ReturnType<typeof logSourceIn>,
  eventIds: readonly string[],
  sources: readonly SourceMapping[],
): string {
  const catalogue = catalogueOf(names, eventIds);
  if (sources.some((source) => Object.hasOwn(source.fields, field))) return 'A pipeline gives it a place.';
  if (catalogue === null) return 'Which fields these events have is not known.';
  const { extent, fields } = catalogue;
  const name = extent === 'whole names' ? field : (field.split('.')[0] ?? field);
  if (fields.has(name)) {
    return extent === 'whole names'
      ? 'These events have it.'
      : `These events have ${code(name)}; what is below it is open.`;
  }
  const meant = nearest(name, fields);
  return `No event of this log source has it.${meant === null ? '' : ` Did you mean ${code(meant)}?`}`;
}

function sourceText(field: string, source: SourceMapping): string {
  const places = placesOf(field, source);
  const undelivered = ownEntry(source.undelivered, field);
  const where =
    undelivered !== undefined
      ? `never delivered: ${undelivered}`
      : places === null
        ? 'no pipeline gives it a place'
        : places.length === 0
          ? 'its events never have it'
          : places.map((place) => code(placeText(place))).join(' or ');
  const remark = ownEntry(source.remarks, field);
  const hidden = ownEntry(source.hidden, field);
  const view = ownEntry(source.views, field);
  const parts = [
    `${code(source.name)}: ${where}`,
    ...(hidden === undefined ? [] : [`where an event has ${code(hidden)}, that value is meant`]),
    ...(view === undefined ? [] : [viewText(view)]),
    ...(remark === undefined ? [] : [remark]),
    ...(source.basis === undefined ? [] : [`rests on ${source.basis.kind}: ${source.basis.source}`]),
  ];
  return parts.join('; ');
}

function viewText(view: NonNullable<SourceMapping['views']>[string]): string {
  switch (view.kind) {
    case 'part':
      return `told as the part ${code(`${view.name}=`)} of ${code(view.of)}`;
    case 'labels':
      return `told in other words in ${code(view.of)}`;
    case 'account':
      return `told in ${code(view.domain)} and ${code(view.name)}`;
  }
}

/** What a modifier asks for. */
export function modifierMarkdown(name: string): string {
  const modifier = modifierNames.find((each) => each === name);
  if (modifier !== undefined) return `**${modifier}**: ${modifierMeanings[modifier]}`;
  const meant = nearest(name, modifierNames);
  return `Sigma has no modifier ${code(name)}.${meant === null ? '' : ` Did you mean ${code(meant)}?`}`;
}
