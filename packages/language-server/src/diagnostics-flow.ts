import { checkPipeline, parseConfiguration } from '@sigmazuh/cli/project';
import { Diagnostics, SourceText } from '@sigmazuh/parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExaminerClient } from './examine/examiner-client.ts';
import { type Finding, findingKey, findingOf } from './examine/finding.ts';
import { movedFindings } from './examine/moved-findings.ts';
import { quickFindings } from './examine/quick-findings.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Nobody is told of a whole project's findings before the keys have rested for so long. */
const restMilliseconds = 200;

interface Shown {
  readonly document: TextDocument;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** What took longer to find, of the last text it was looked for in. */
  readonly late: readonly Finding[];
}

/**
 * What is said of the texts that an editor shows. At each change the file itself is looked at, at once; what depends on
 * other files follows when the keys rest. Until then the findings of before stay where their text is.
 */
export class DiagnosticsFlow {
  readonly #workspace: Workspace;
  readonly #examiner: ExaminerClient;
  readonly #publish: (document: TextDocument, findings: readonly Finding[]) => void;
  readonly #shown = new Map<string, Shown>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(
    workspace: Workspace,
    examiner: ExaminerClient,
    publish: (document: TextDocument, findings: readonly Finding[]) => void,
  ) {
    this.#workspace = workspace;
    this.#examiner = examiner;
    this.#publish = publish;
  }

  /** What was said of a document last. */
  findingsOf(document: TextDocument): readonly Finding[] {
    const shown = this.#shown.get(document.uri);
    return shown === undefined ? [] : movedFindings(shown.findings, shown.text, document.getText());
  }

  /** @param path the file's absolute path */
  changed(document: TextDocument, path: string): void {
    const text = document.getText();
    const { settings } = this.#workspace.projectOf(path);
    const file = this.#workspace.shown(path);
    switch (this.#workspace.kindOf(path, text)) {
      case 'rules': {
        const before = this.#shown.get(document.uri);
        const late = before === undefined ? [] : movedFindings(before.late, before.text, text);
        this.#tell(document, quickFindings(file, text, settings.configuration), late);
        this.#examineSoon(document, path);
        return;
      }
      case 'pipeline':
        this.#tell(
          document,
          read(text, (into) => checkPipeline(new SourceText(file, text), into)),
          [],
        );
        return;
      case 'configuration':
        this.#tell(
          document,
          read(text, (into) => parseConfiguration(text, file, into)),
          [],
        );
        return;
      case 'other':
        this.#tell(document, [], []);
        return;
    }
  }

  closed(document: TextDocument): void {
    clearTimeout(this.#waiting.get(document.uri));
    this.#waiting.delete(document.uri);
    this.#shown.delete(document.uri);
    this.#publish(document, []);
  }

  end(): void {
    for (const each of this.#waiting.values()) clearTimeout(each);
    this.#waiting.clear();
  }

  #examineSoon(document: TextDocument, path: string): void {
    clearTimeout(this.#waiting.get(document.uri));
    const timer = setTimeout(() => {
      this.#waiting.delete(document.uri);
      void this.#examine(document, path);
    }, restMilliseconds);
    this.#waiting.set(document.uri, timer);
  }

  async #examine(document: TextDocument, path: string): Promise<void> {
    const text = document.getText();
    const findings = await this.#examiner.examine({ path, text, folders: this.#workspace.folders });
    const shown = this.#shown.get(document.uri);
    // Closed, or opened anew meanwhile.
    if (findings === null || shown?.document !== document) return;
    const { settings } = this.#workspace.projectOf(path);
    const file = this.#workspace.shown(path);
    const quick = new Set(quickFindings(file, text, settings.configuration).map(findingKey));
    const late = findings.filter((each) => !quick.has(findingKey(each)));
    if (document.getText() === text) this.#tell(document, findings, late);
    else {
      const moved = movedFindings(late, text, document.getText());
      this.#tell(document, quickFindings(file, document.getText(), settings.configuration), moved);
    }
  }

  /** Tells quick findings together with late ones, or all together where `findings` has the late ones in it. */
  #tell(document: TextDocument, findings: readonly Finding[], late: readonly Finding[]): void {
    const known = new Set(findings.map(findingKey));
    const all = [...findings, ...late.filter((each) => !known.has(findingKey(each)))];
    this.#shown.set(document.uri, { document, text: document.getText(), findings: all, late });
    this.#publish(document, all);
  }
}

function read(text: string, reading: (into: Diagnostics) => unknown): readonly Finding[] {
  const diagnostics = new Diagnostics();
  reading(diagnostics);
  return diagnostics.all.filter(({ id }) => id !== 'empty-file').map((each) => findingOf(each, text));
}
