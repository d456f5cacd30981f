import type { CompletionItem, Position } from 'vscode-languageserver/node';
import { rangeOf } from '../../lsp-diagnostic.ts';
import { type Place, placeAt } from '../../text/place.ts';
import type { AskedText } from '../feature.ts';
import { isCondition, isInSearch } from '../sigma-document.ts';
import { proposeAttribute, proposeValue } from './attributes.ts';
import { proposeInCondition, proposeKey } from './detection.ts';
import type { Proposals } from './proposal.ts';
import { proposeInPipeline, proposeSetting } from './settings.ts';

/** Sections in which other rules are referred to. */
const referring: ReadonlySet<string> = new Set(['related', 'correlation', 'filter']);

/** What could be written at a position. */
export async function completions(asked: AskedText, position: Position): Promise<CompletionItem[]> {
  const { document, text, outline } = asked;
  const offset = document.offsetAt(position);
  const place = placeAt(outline, text, offset);
  if (referring.has(place.path[0] ?? '')) await asked.project.loaded;
  const { replaced, proposals } = propose(place, offset, asked);
  const range = rangeOf(document, replaced.start, replaced.end);
  return proposals.map(({ label, kind, detail, text: newText = label, filter }) => ({
    label,
    kind,
    ...(detail === undefined || detail === '' ? {} : { detail }),
    ...(filter === undefined ? {} : { filterText: filter }),
    textEdit: { range, newText },
  }));
}

function propose(place: Place, offset: number, asked: AskedText): Proposals {
  if (asked.kind === 'configuration') return proposeSetting(place);
  if (asked.kind === 'pipeline') return proposeInPipeline(place);
  if (isCondition(place)) return proposeInCondition(place, offset);
  // An element of a list of a search is a keyword, or the beginning of a field.
  const isElement = place.node.kind === 'item' && place.path.length === 2;
  if (isInSearch(place) && (place.role === 'key' || isElement)) return proposeKey(place, offset, asked);
  if (place.role === 'key') return proposeAttribute(place);
  return proposeValue(place, asked);
}
