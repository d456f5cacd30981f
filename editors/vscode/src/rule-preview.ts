import {
  type Disposable,
  EventEmitter,
  languages,
  type TextDocumentContentProvider,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** What the server answers, as `docs/editor.md` describes it. */
interface Preview {
  readonly target: string;
  readonly text: string | null;
  readonly told: readonly string[];
  readonly language: string;
}

interface Shown {
  readonly uri: Uri;
  readonly position: { readonly line: number; readonly character: number };
}

const scheme = 'sigmazuh-preview';
const endings: Readonly<Record<string, string>> = { wazuh: 'xml', opensearch: 'json', wazuh5: 'yml' };

/** A rule as a back end has it, beside the rule and in step with it. */
export class RulePreview implements TextDocumentContentProvider, Disposable {
  readonly #client: LanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly #shown = new Map<string, Shown>();
  readonly #disposables: readonly Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(client: LanguageClient) {
    this.#client = client;
    this.#disposables = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidChangeTextDocument(({ document }) => this.#refresh(document.uri)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())),
    ];
  }

  /** Shows what the rule becomes that the cursor of an editor is in. */
  async show({ document, selection }: TextEditor): Promise<void> {
    const target = workspace.getConfiguration('sigmazuh').get<string>('preview.target') ?? 'wazuh';
    const name = `${document.uri.path}.${target}.${endings[target] ?? 'txt'}`;
    const uri = Uri.from({ scheme, path: name, query: target });
    const { line, character } = selection.active;
    this.#shown.set(uri.toString(), { uri: document.uri, position: { line, character } });
    this.#changed.fire(uri);
    const shown = await workspace.openTextDocument(uri);
    const language = { wazuh: 'xml', opensearch: 'json', wazuh5: 'yaml' }[target];
    if (language !== undefined) await languages.setTextDocumentLanguage(shown, language);
    await window.showTextDocument(shown, {
      viewColumn: ViewColumn.Beside,
      preserveFocus: true,
      preview: true,
    });
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const shown = this.#shown.get(uri.toString());
    if (shown === undefined) return '';
    const wish = { uri: shown.uri.toString(), target: uri.query, position: shown.position };
    const { text, told } = await this.#client.sendRequest<Preview>('sigmazuh.convert', wish);
    return text ?? `This rule is refused:\n\n${told.join('\n')}\n`;
  }

  dispose(): void {
    for (const each of this.#disposables) each.dispose();
  }

  #refresh(changed: Uri): void {
    for (const [uri, shown] of this.#shown) {
      if (shown.uri.toString() === changed.toString()) this.#changed.fire(Uri.parse(uri));
    }
  }
}
