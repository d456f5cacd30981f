import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { bundleLanguageServer } from '../../../scripts/bundle-language-server.ts';

/** Bundles the server from its sources, once for each file of tests. */
export async function builtServer(): Promise<{ readonly argv: readonly string[]; remove(): void }> {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-lsp-server-'));
  await bundleLanguageServer(directory);
  return {
    argv: [join(directory, 'server.mjs'), '--stdio'],
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** A place in a text: `▏` in it is where the cursor stands. */
export function cursorIn(marked: string): { readonly text: string; readonly position: Position } {
  const at = marked.indexOf('▏');
  const before = marked.slice(0, at).split('\n');
  const text = marked.slice(0, at) + marked.slice(at + 1);
  return { text, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

/** An editor with a folder open, as the server knows it: over standard input and output. */
export class EditorClient {
  readonly directory = mkdtempSync(join(tmpdir(), 'sigmazuh-lsp-'));
  readonly connection: MessageConnection;
  readonly #child: ChildProcess;
  readonly #told = new Map<string, PublishDiagnosticsParams>();
  readonly #versions = new Map<string, number>();
  /** How often an open file was told of. */
  readonly #times = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  readonly log: string[] = [];

  constructor(argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.#child = spawn(process.execPath, [...argv], { stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdin, stdout, stderr } = this.#child;
    if (stdin === null || stdout === null || stderr === null) throw new Error('pipes were asked for');
    stderr.on('data', (data) => this.log.push(String(data)));
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#told.set(params.uri, params);
      this.#times.set(params.uri, (this.#times.get(params.uri) ?? 0) + 1);
      for (const each of [...this.#waiting]) each();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  async start(options: object = {}): Promise<InitializeResult> {
    const result: InitializeResult = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(this.directory).href, name: 'rules' }],
      initializationOptions: options,
      capabilities: {
        workspace: { workspaceFolders: true, didChangeWatchedFiles: { dynamicRegistration: true } },
        textDocument: { publishDiagnostics: { versionSupport: true } },
      },
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.directory, path)), { recursive: true });
    writeFileSync(join(this.directory, path), text);
  }

  uri(path: string): string {
    return pathToFileURL(join(this.directory, path)).href;
  }

  /** Opens a file, with the text that it has on disk or another. */
  async open(path: string, text = readFileSync(join(this.directory, path), 'utf8')): Promise<void> {
    this.#versions.set(path, 1);
    this.#times.set(this.uri(path), 0);
    const textDocument = { uri: this.uri(path), languageId: 'yaml', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Puts a text in the place of the one that is open. */
  async change(path: string, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const textDocument = { uri: this.uri(path), version };
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  async close(path: string): Promise<void> {
    this.#told.delete(this.uri(path));
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(path) },
    });
  }

  async save(path: string, text: string): Promise<void> {
    this.write(path, text);
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri: this.uri(path) } });
  }

  /** Asks about a place in an open file. */
  async ask<Answer>(method: string, path: string, position?: Position, more: object = {}): Promise<Answer> {
    const textDocument = { uri: this.uri(path) };
    return await this.connection.sendRequest(method, { textDocument, position, ...more });
  }

  /** The diagnostics of the text as it is now, once they are as they should be. */
  async diagnostics(
    path: string,
    isDone: (told: readonly Diagnostic[]) => boolean,
    patience = 10_000,
  ): Promise<readonly Diagnostic[]> {
    const uri = this.uri(path);
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        const told = this.#told.get(uri)?.diagnostics.map(({ code, message }) => `${code}: ${message}`);
        reject(new Error(`no such diagnostics of ${path}: ${JSON.stringify(told)} ${this.log.join('')}`));
      }, patience);
      const look = (): void => {
        const told = this.#told.get(uri);
        if (told === undefined || told.version !== this.#versions.get(path) || !isDone(told.diagnostics))
          return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(told.diagnostics);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /**
   * All that is told of a text that was just opened: at once what the file itself says, then what the whole project
   * says.
   */
  async settled(path: string): Promise<readonly Diagnostic[]> {
    return await this.diagnostics(path, () => (this.#times.get(this.uri(path)) ?? 0) >= 2);
  }

  /** Puts a piece in the place of another, as an editor sends it. */
  async edit(path: string, range: Range, text: string): Promise<void> {
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ range, text }],
    });
  }

  async end(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const exited = once(this.#child, 'exit');
    await this.connection.sendNotification('exit');
    const [code]: (number | null)[] = await exited;
    this.connection.dispose();
    rmSync(this.directory, { recursive: true, force: true });
    return code ?? null;
  }
}
