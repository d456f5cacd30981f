import { pathToFileURL } from 'node:url';
import { selectIdentifiers } from '@sigmazuh/parser';
import type { Location, Position } from 'vscode-languageserver/node';
import { rangeOf } from '../lsp-diagnostic.ts';
import { type Place, placeAt } from '../text/place.ts';
import type { AskedText } from './feature.ts';
import { conditionWordAt, identifiersIn, isCondition } from './sigma-document.ts';

/** Paths whose values are ids or names of other rules. */
const referring: ReadonlySet<string> = new Set(['related.id', 'correlation.rules', 'filter.rules']);

/** Where what stands at a position is defined: search identifiers of a condition, and rules that are referred to. */
export async function definitions(asked: AskedText, position: Position): Promise<Location[]> {
  const { document, text, outline, project } = asked;
  if (asked.kind !== 'rules') return [];
  const offset = document.offsetAt(position);
  const place = placeAt(outline, text, offset);
  if (isCondition(place)) {
    return identifiersNamed(place, offset).map(({ start, end }) => ({
      uri: document.uri,
      range: rangeOf(document, start, end),
    }));
  }
  const isAlias = place.path[0] === 'correlation' && place.path[1] === 'aliases' && place.role === 'key';
  if (!isAlias && !(referring.has(place.path.join('.')) && place.role === 'value')) return [];
  await project.loaded;
  const rule = project.references.find(place.word.text);
  if (rule === null) return [];
  const at = { line: rule.line, character: rule.character };
  return [{ uri: pathToFileURL(rule.path).href, range: { start: at, end: at } }];
}

/** The search identifiers that a word of a condition stands for: the one, or those that fit a pattern. */
export function identifiersNamed({ document, word }: Place, offset: number) {
  const { text } = conditionWordAt(word, offset);
  const all = identifiersIn(document).flatMap(({ key, start, end }) =>
    key === null ? [] : [{ ...key, whole: { start, end } }],
  );
  if (all.some((each) => each.text === text)) return all.filter((each) => each.text === text);
  const pattern = text.toLowerCase() === 'them' ? null : text;
  const names = selectIdentifiers(
    pattern,
    all.map((each) => each.text),
  );
  return all.filter((each) => names.includes(each.text));
}
