import { join } from 'node:path';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { RulePreview } from './rule-preview.ts';

let client: LanguageClient | null = null;

/** Starts the language server that comes with the extension. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath(join('dist', 'server.mjs'));
  const started = new LanguageClient(
    'sigmazuh',
    'Sigma for Wazuh',
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ scheme: 'file', language: 'yaml' }],
      initializationOptions: {
        documentation: workspace.getConfiguration('sigmazuh').get<string>('documentation'),
      },
    },
  );
  client = started;
  const preview = new RulePreview(started);
  context.subscriptions.push(
    preview,
    commands.registerCommand('sigmazuh.preview', async () => {
      const editor = window.activeTextEditor;
      if (editor !== undefined) await preview.show(editor);
    }),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = null;
}
