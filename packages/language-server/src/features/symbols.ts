import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver/node';
import { rangeOf } from '../lsp-diagnostic.ts';
import type { OutlineNode } from '../text/outline.ts';
import { entriesUnder, under } from '../text/place.ts';
import type { AskedText } from './feature.ts';
import { identifiersIn } from './sigma-document.ts';

/** The rules of a file, with their search identifiers, the fields that these ask for, and their conditions. */
export function symbolsOf(asked: AskedText): DocumentSymbol[] {
  const { outline, kind } = asked;
  if (kind !== 'rules')
    return outline.flatMap((each) => each.children.flatMap((entry) => keySymbol(entry, asked) ?? []));
  return outline.flatMap((document) => {
    const first = document.children[0];
    if (first === undefined) return [];
    const title = under(document, 'title');
    const name = title?.value?.text ?? '(no title)';
    const place = title?.value ?? title?.key ?? { start: first.start, end: first.start };
    const detail = ['logsource', 'correlation', 'filter'].find((key) => under(document, key) !== null) ?? '';
    const condition = under(document, 'detection', 'condition') ?? under(document, 'filter', 'condition');
    const searches = [...identifiersIn(document), ...(condition === null ? [] : [condition])];
    const sections = ['logsource', 'correlation'].flatMap((key) => under(document, key) ?? []);
    return [
      {
        name: name === '' ? '(no title)' : name,
        detail: detail === 'logsource' ? 'rule' : detail,
        kind: SymbolKind.Class,
        range: rangeOf(asked.document, Math.min(first.start, place.start), Math.max(document.end, place.end)),
        selectionRange: rangeOf(asked.document, place.start, place.end),
        children: [...sections, ...searches]
          .sort((one, other) => one.start - other.start)
          .flatMap((each) => keySymbol(each, asked) ?? []),
      },
    ];
  });
}

function keySymbol(node: OutlineNode, asked: AskedText): DocumentSymbol | null {
  const { key, value, start, end } = node;
  if (key === null || key.text === '') return null;
  return {
    name: key.text,
    detail: value?.text.slice(0, 80) ?? '',
    kind: kindOf(node),
    range: rangeOf(asked.document, start, Math.max(end, key.end)),
    selectionRange: rangeOf(asked.document, key.start, key.end),
    children: entriesUnder(node).flatMap((each) => keySymbol(each, asked) ?? []),
  };
}

function kindOf({ key, parent }: OutlineNode): SymbolKind {
  const section = parent?.key?.text;
  if (section === undefined) return SymbolKind.Namespace;
  if (section === 'detection' || section === 'filter') {
    return key?.text === 'condition' ? SymbolKind.Operator : SymbolKind.Variable;
  }
  return SymbolKind.Field;
}
