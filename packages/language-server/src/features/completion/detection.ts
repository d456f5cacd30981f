import { modifierMeanings, modifierNames } from '@sigmazuh/parser';
import { CompletionItemKind } from 'vscode-languageserver/node';
import type { Place } from '../../text/place.ts';
import type { AskedText } from '../feature.ts';
import { conditionWordAt, eventIdsIn, identifiersIn, keyPartAt, logSourceIn } from '../sigma-document.ts';
import type { Proposal, Proposals } from './proposal.ts';

/** Fields of the log source, and modifiers behind `|`. */
export function proposeKey({ document, word }: Place, offset: number, { project }: AskedText): Proposals {
  const part = keyPartAt(word, offset);
  if (part.role === 'field') {
    const fields = project.logSources.fields(logSourceIn(document), eventIdsIn(document));
    const proposals = fields.map(({ field, places }): Proposal => {
      const detail = places.length === 0 ? {} : { detail: places.join(', ') };
      return { label: field, kind: CompletionItemKind.Field, ...detail };
    });
    return { replaced: part, proposals };
  }
  const taken = new Set(part.before.slice(1));
  const proposals = modifierNames
    .filter((name) => !taken.has(name))
    .map(
      (name): Proposal => ({
        label: name,
        kind: CompletionItemKind.Operator,
        detail: modifierMeanings[name],
      }),
    );
  return { replaced: part, proposals };
}

/** Search identifiers, ways to name several of them, and operators. */
export function proposeInCondition({ document, word, node }: Place, offset: number): Proposals {
  // Behind the blank at its end the condition goes on.
  const at = conditionWordAt(node.value ?? word, offset);
  const names = identifiersIn(document).map(({ key }) => key?.text ?? '');
  const patterns = patternsOf(names);
  if (at.before.at(-1)?.toLowerCase() === 'of') {
    const targets = ['them', ...patterns];
    return {
      replaced: at,
      proposals: targets.map((label) => ({ label, kind: CompletionItemKind.Variable })),
    };
  }
  const groups = ['them', ...patterns].flatMap((target) => [`1 of ${target}`, `all of ${target}`]);
  const proposals = [
    ...names.map((label): Proposal => ({ label, kind: CompletionItemKind.Variable })),
    ...groups.map((label): Proposal => ({ label, kind: CompletionItemKind.Snippet })),
    ...['and', 'or', 'not'].map((label): Proposal => ({ label, kind: CompletionItemKind.Keyword })),
  ];
  return { replaced: at, proposals };
}

/** `selection_*` where two names or more begin like that. */
function patternsOf(names: readonly string[]): readonly string[] {
  const beginnings = names.flatMap((name) => /^.*?_/.exec(name)?.[0] ?? []);
  const several = beginnings.filter((each, index) => beginnings.indexOf(each) !== index);
  return [...new Set(several)].map((each) => `${each}*`);
}
