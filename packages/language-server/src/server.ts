import { fileURLToPath } from 'node:url';
import { version } from '@sigmazuh/cli/project';
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticsFlow } from './diagnostics-flow.ts';
import { ExaminerClient, type RunningExaminer } from './examine/examiner-client.ts';
import { registerFeatures } from './features/index.ts';
import { preview, previewMethod, previewWishOf } from './features/preview.ts';
import { lspDiagnostic } from './lsp-diagnostic.ts';
import { Workspace } from './workspace/workspace.ts';

/** What the server needs besides a connection. */
export interface ServerWorld {
  readonly startExaminer: () => RunningExaminer;
  /** URL of the pages about diagnostics, unless the client names one. */
  readonly pages: string | null;
}

/** Answers an editor over a connection until it is closed. */
export function serve(connection: Connection, { startExaminer, pages }: ServerWorld): void {
  const documents = new TextDocuments(TextDocument);
  const workspace = new Workspace([]);
  const examiner = new ExaminerClient(startExaminer, connection.console);
  let documentation = pages;
  let watches = false;
  let hasFolders = false;

  const flow = new DiagnosticsFlow(workspace, examiner, (document, findings) => {
    const path = pathOf(document.uri);
    const root = path === null ? '.' : workspace.projectOf(path).settings.root;
    const diagnostics = findings.map((each) => lspDiagnostic(each, document, root, documentation));
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  });
  const look = (document: TextDocument): void => {
    const path = pathOf(document.uri);
    if (path === null) return;
    workspace.projectOf(path).references.show(path, document.getText());
    flow.changed(document, path);
  };

  connection.onInitialize((params): InitializeResult => {
    workspace.folders = foldersOf(params);
    documentation = documentationOf(params) ?? pages;
    hasFolders = params.capabilities.workspace?.workspaceFolders === true;
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['|', '.', ':', ' ', '-'], resolveProvider: false },
        documentSymbolProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
        executeCommandProvider: { commands: [previewMethod] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: 'sigmazuh', version },
    };
  });
  connection.onInitialized(() => {
    if (hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => pathOf(uri)));
        const stay = workspace.folders.filter((each) => !gone.has(each));
        workspace.folders = [...stay, ...added.flatMap(({ uri }) => pathOf(uri) ?? [])];
        for (const each of documents.all()) look(each);
      });
    }
    if (!watches) return;
    const watchers = [{ globPattern: '**/*.{yml,yaml}' }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });

  documents.onDidChangeContent(({ document }) => look(document));
  documents.onDidClose(({ document }) => {
    flow.closed(document);
    const path = pathOf(document.uri);
    if (path === null) return;
    void workspace.projectOf(path).references.hide(path);
    changedOnDisk([path]);
  });
  documents.onDidSave(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== null) changedOnDisk([path]);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    changedOnDisk(changes.flatMap(({ uri }) => pathOf(uri) ?? []));
  });

  /** Settings and pipelines decide on every file; a rule may be what others repeat or refer to. */
  function changedOnDisk(paths: readonly string[]): void {
    const shown = new Set(documents.all().flatMap(({ uri }) => pathOf(uri) ?? []));
    const isWide = paths.some((path) => {
      const kind = workspace.kindOf(path, '');
      return kind === 'configuration' || kind === 'pipeline';
    });
    if (isWide) workspace.forget();
    for (const path of paths) {
      if (!shown.has(path)) void workspace.projectOf(path).references.readFile(path);
    }
    examiner.changed(paths.filter((path) => isWide || !shown.has(path)));
    for (const each of documents.all()) look(each);
  }

  const convert = async (sent: unknown) => {
    const wish = previewWishOf(sent);
    const document = wish === null ? undefined : documents.get(wish.uri);
    const path = document === undefined ? null : pathOf(document.uri);
    if (wish === null || document === undefined || path === null) {
      throw new ResponseError(
        ErrorCodes.InvalidParams,
        `${previewMethod} takes {uri, target?, position?} of an open file`,
      );
    }
    const offset = wish.position === undefined ? 0 : document.offsetAt(wish.position);
    const shown = { path, text: document.getText(), folders: workspace.folders };
    return await preview(examiner, shown, wish.target ?? 'wazuh', offset);
  };
  connection.onRequest(previewMethod, convert);
  connection.onExecuteCommand(({ command, arguments: sent }) => {
    if (command === previewMethod) return convert(sent?.[0]);
    throw new ResponseError(ErrorCodes.InvalidParams, `no command is called "${command}"`);
  });

  registerFeatures(connection, { documents, workspace, flow, pathOf });
  connection.onShutdown(() => {
    flow.end();
    examiner.end();
  });
  documents.listen(connection);
  connection.listen();
}

/** The path of a file that is on disk; other texts (a comparison, a text without a name) are nobody's rules. */
function pathOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri == null ? [] : [rootUri]);
  return uris.flatMap((uri) => pathOf(uri) ?? []);
}

function documentationOf({ initializationOptions }: InitializeParams): string | null {
  const options: unknown = initializationOptions;
  if (typeof options !== 'object' || options === null) return null;
  const { documentation }: { documentation?: unknown } = options;
  return typeof documentation === 'string' && documentation !== '' ? documentation : null;
}
