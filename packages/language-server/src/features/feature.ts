import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DiagnosticsFlow } from '../diagnostics-flow.ts';
import { type OutlineNode, readOutline } from '../text/outline.ts';
import type { FileKind } from '../workspace/project-settings.ts';
import type { KnownProject, Workspace } from '../workspace/workspace.ts';

/** What every answer is found with. */
export interface FeatureWorld {
  readonly documents: TextDocuments<TextDocument>;
  readonly workspace: Workspace;
  readonly flow: DiagnosticsFlow;
  pathOf(uri: string): string | null;
}

/** A text that a question is about. */
export interface AskedText {
  readonly document: TextDocument;
  readonly text: string;
  readonly outline: readonly OutlineNode[];
  readonly kind: FileKind;
  readonly path: string;
  readonly project: KnownProject;
}

/** The text with a URI, or `null` when it is none that there is anything to say of. */
export function askedText(uri: string, { documents, workspace, pathOf }: FeatureWorld): AskedText | null {
  const document = documents.get(uri);
  const path = pathOf(uri);
  if (document === undefined || path === null) return null;
  const text = document.getText();
  const found = workspace.kindOf(path, text);
  // A rule that is begun is none yet that anything could be said of, but whoever writes it may ask.
  const kind = found === 'other' && /^title:/m.test(text) ? 'rules' : found;
  if (kind === 'other') return null;
  return { document, text, outline: readOutline(text), kind, path, project: workspace.projectOf(path) };
}
