import { readFileSync } from 'node:fs';
import { CompletionItemKind } from 'vscode-languageserver/node';
import { readOutline, type TextPiece } from '../../text/outline.ts';
import { under } from '../../text/place.ts';
import type { AskedText } from '../feature.ts';
import { eventIdsIn, logSourceIn } from '../sigma-document.ts';
import type { Proposal } from './proposal.ts';

/** The fields that the events of all rules that are referred to can have. */
export function fieldsOfRules(rules: readonly TextPiece[], { project }: AskedText): readonly Proposal[] {
  const known = rules.flatMap(({ text }) => {
    const rule = project.references.find(text);
    const outline = rule === null ? [] : readOutline(contentOf(rule.path));
    const document =
      outline.find(
        (each) => under(each, 'id')?.value?.text === text || under(each, 'name')?.value?.text === text,
      ) ?? outline[0];
    return document === undefined
      ? []
      : [project.logSources.fields(logSourceIn(document), eventIdsIn(document))];
  });
  const [first = [], ...others] = known;
  return first
    .filter(({ field }) => others.every((fields) => fields.some((each) => each.field === field)))
    .map(({ field, places }) => ({
      label: field,
      kind: CompletionItemKind.Field,
      ...(places.length === 0 ? {} : { detail: places.join(', ') }),
    }));
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
