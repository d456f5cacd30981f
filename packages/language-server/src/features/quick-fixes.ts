import { randomUUID } from 'node:crypto';
import { catalogue } from '@sigmazuh/cli/project';
import { parserDiagnostics } from '@sigmazuh/parser';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../examine/finding.ts';
import { lspDiagnostic, rangeOf } from '../lsp-diagnostic.ts';

/**
 * What would settle the findings that a range touches: the changes that they carry, an id where one is missing, and a
 * comment that silences what is no mistake.
 */
export function quickFixes(
  { range, context }: CodeActionParams,
  document: TextDocument,
  findings: readonly Finding[],
): CodeAction[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = findings.filter((each) => each.start <= end && start <= each.end);
  const wants = (kind: string): boolean => context.only?.some((each) => isWithin(kind, each)) !== false;
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of touched) actions.push(...changes(finding, document));
    for (const finding of touched) actions.push(...silencing(finding, document));
  }
  const sure = findings.flatMap(({ edits }) => edits.filter(({ certainty }) => certainty === 'sure'));
  if (wants(CodeActionKind.SourceFixAll) && sure.length > 0) {
    const edits = sure.map((each) => ({
      range: rangeOf(document, each.start, each.end),
      newText: each.text,
    }));
    actions.push({
      title: 'Settle all that can be settled without looking',
      kind: CodeActionKind.SourceFixAll,
      edit: { changes: { [document.uri]: edits } },
    });
  }
  return actions;
}

function changes(finding: Finding, document: TextDocument): readonly CodeAction[] {
  const given = finding.edits.map((each) =>
    action(each.title, finding, document, {
      range: rangeOf(document, each.start, each.end),
      newText: each.text,
    }),
  );
  const made = madeEdit(finding, document);
  return made === null ? given : [...given, action(made.title, finding, document, made.edit)];
}

/** Changes that cannot be part of a finding, since they are others each time. */
function madeEdit(
  { id, start, end }: Finding,
  document: TextDocument,
): { readonly title: string; readonly edit: TextEdit } | null {
  if (id === 'invalid-id') {
    return {
      title: 'Replace by a new id',
      edit: { range: rangeOf(document, start, end), newText: randomUUID() },
    };
  }
  if (id !== 'missing-id') return null;
  const { line } = document.positionAt(start);
  const next = { line: line + 1, character: 0 };
  return {
    title: 'Insert a new id',
    edit: { range: { start: next, end: next }, newText: `id: ${randomUUID()}\n` },
  };
}

function silencing(finding: Finding, document: TextDocument): readonly CodeAction[] {
  const { id } = finding;
  const kind = catalogue.get(id);
  if (kind === undefined || (Object.hasOwn(parserDiagnostics, id) && finding.severity === 'error')) return [];
  const at = { line: document.positionAt(finding.start).line, character: 0 };
  const line = document.getText({ start: at, end: { line: at.line + 1, character: 0 } });
  const indentation = /^[ ]*/.exec(line)?.[0] ?? '';
  const edit = { range: { start: at, end: at }, newText: `${indentation}# sigmazuh-ignore: ${id}\n` };
  return [{ ...action(`Ignore ${id} here`, finding, document, edit), isPreferred: false }];
}

function action(title: string, finding: Finding, document: TextDocument, edit: TextEdit): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [lspDiagnostic(finding, document, '.', null)],
    isPreferred: finding.edits.length === 1,
    edit: { changes: { [document.uri]: [edit] } },
  };
}

/** `quickfix` is within `quickfix`, and within nothing. */
const isWithin = (kind: string, wider: string): boolean => kind === wider || kind.startsWith(`${wider}.`);
