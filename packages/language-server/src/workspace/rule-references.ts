import { readFile } from 'node:fs/promises';
import { looksLikeSigma, type ProjectSettings, ruleFiles } from './project-settings.ts';

/** A rule that others may refer to. */
interface KnownRule {
  /** Absolute. */
  readonly path: string;
  readonly title: string;
  readonly id: string | null;
  readonly name: string | null;
  /** Where its id stands, or else its title or the document. */
  readonly offset: number;
  /** Of `offset`; both count from 0. */
  readonly line: number;
  readonly character: number;
}

/** The ids, names and titles of a project's rules: found by their lines alone, so that thousands of files take no time. */
export class RuleReferences {
  readonly #byPath = new Map<string, readonly KnownRule[]>();
  /** Files whose text is the editor's, whatever is on disk. */
  readonly #shown = new Set<string>();

  /** Reads the project's files, some at a time, so that the editor is answered meanwhile. */
  async load(settings: ProjectSettings): Promise<void> {
    const files = (await ruleFiles(settings)).map(({ absolute }) => absolute);
    const together = 64;
    for (let at = 0; at < files.length; at += together) {
      await Promise.all(files.slice(at, at + together).map((path) => this.readFile(path)));
    }
  }

  /** Reads a file from disk, unless the editor shows it; one that is gone is forgotten. */
  async readFile(path: string): Promise<void> {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (!this.#shown.has(path)) this.#take(path, text);
  }

  /** Takes a file as the editor shows it. */
  show(path: string, text: string): void {
    this.#shown.add(path);
    this.#take(path, text);
  }

  /** From now on the file on disk counts. */
  async hide(path: string): Promise<void> {
    this.#shown.delete(path);
    await this.readFile(path);
  }

  #take(path: string, text: string): void {
    if (looksLikeSigma(text)) this.#byPath.set(path, rulesIn(path, text));
    else this.#byPath.delete(path);
  }

  get all(): readonly KnownRule[] {
    return [...this.#byPath.values()].flat();
  }

  /** The rule with an id or a name. */
  find(reference: string): KnownRule | null {
    const lower = reference.toLowerCase();
    return this.all.find(({ id, name }) => id?.toLowerCase() === lower || name === reference) ?? null;
  }
}

function rulesIn(path: string, text: string): readonly KnownRule[] {
  const rules: KnownRule[] = [];
  let start = 0;
  let line = 0;
  for (const document of text.split(/^(?=---)/m)) {
    const [id, name, title] = (['id', 'name', 'title'] as const).map((key) => attributeIn(document, key));
    if (title !== undefined && title !== null) {
      const { offset } = id ?? title;
      const before = document.slice(0, offset);
      const lines = before.split(/\r\n|\n|\r/);
      rules.push({
        path,
        title: title.text,
        id: id?.text ?? null,
        name: name?.text ?? null,
        offset: start + offset,
        line: line + lines.length - 1,
        character: lines.at(-1)?.length ?? 0,
      });
    }
    start += document.length;
    line += document.split(/\r\n|\n|\r/).length - 1;
  }
  return rules;
}

function attributeIn(
  document: string,
  key: string,
): { readonly text: string; readonly offset: number } | null {
  const found = new RegExp(
    `^${key}:[ \\t]+(?:'([^'\\n]*)'|"([^"\\n]*)"|([^#\\s][^\\n\\r]*?))[ \\t]*(?:\\s#.*)?\\r?$`,
    'm',
  ).exec(document);
  if (found === null) return null;
  const text = found[1] ?? found[2] ?? found[3] ?? '';
  return { text, offset: found.index + found[0].indexOf(text, key.length + 1) };
}
