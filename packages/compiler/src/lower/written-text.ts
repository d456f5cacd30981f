import { wellFormed } from '@sigmazuh/regex-syntax';
import { type CaseRule, end, sequence, start } from '../pattern/build.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { TextOperator, WrittenPart, WrittenText } from '../written.ts';
import { type Draft, draftPattern, shownText } from './draft.ts';
import type { Relation } from './item-settings.ts';

/** A draft as it is asked for in the text of a field, or `null` for bytes that are no text. */
export function writtenText(draft: Draft, relation: Relation, rule: CaseRule): WrittenText | null {
  const parts = partsOf(draft);
  const found = draftPattern(draft, rule);
  if (parts === null || found === null) return null;
  const opensAtStart = relation === 'contains' || relation === 'endswith' || parts[0]?.kind === 'any-run';
  const opensAtEnd = relation === 'contains' || relation === 'startswith' || parts.at(-1)?.kind === 'any-run';
  const anchored = sequence([
    ...(relation === 'equal' || relation === 'startswith' ? [start] : []),
    found,
    ...(relation === 'equal' || relation === 'endswith' ? [end] : []),
  ]);
  return {
    kind: 'text',
    operator: operators[opensAtStart ? 'open' : 'closed'][opensAtEnd ? 'open' : 'closed'],
    parts: withoutOuterRuns(parts),
    cased: rule === 'cased',
    pattern: searchForm(anchored),
  };
}

/** By what the value's start and its end are. */
const operators: Readonly<Record<'open' | 'closed', Readonly<Record<'open' | 'closed', TextOperator>>>> = {
  open: { open: 'contains', closed: 'endswith' },
  closed: { open: 'startswith', closed: 'equals' },
};

function partsOf(draft: Draft): readonly WrittenPart[] | null {
  if (draft.kind === 'bytes') {
    const text = shownText(draft.bytes);
    if (text === null) return null;
    return text === '' ? [] : [{ kind: 'text', text }];
  }
  const parts: WrittenPart[] = [];
  for (const part of draft.parts) {
    const last = parts.at(-1);
    if (part.kind === 'any-run' && last?.kind === 'any-run') continue;
    if (part.kind !== 'text') parts.push(part);
    else if (last?.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: last.text + wellFormed(part.text) };
    else if (part.text !== '') parts.push({ kind: 'text', text: wellFormed(part.text) });
  }
  return parts;
}

function withoutOuterRuns(parts: readonly WrittenPart[]): readonly WrittenPart[] {
  const from = parts[0]?.kind === 'any-run' ? 1 : 0;
  const to = parts.at(-1)?.kind === 'any-run' ? parts.length - 1 : parts.length;
  return parts.slice(from, to);
}
