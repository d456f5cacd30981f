import { readFileSync } from 'node:fs';
import {
  catalogue,
  chooseRules,
  type FoundFile,
  packOf,
  readIds,
  readPipelines,
  type SigmaFile,
  type SigmaProject,
  UsageError,
  withSettings,
} from '@sigmazuh/cli/project';
import {
  checkEach,
  checkTogether,
  Diagnostics,
  readSigma,
  type SigmaDocument,
  SourceText,
  withoutSuppressed,
} from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import { fileKind, looksLikeSigma, type ProjectSettings, ruleFiles } from '../workspace/project-settings.ts';
import { type Finding, findingOf } from './finding.ts';
import { KeptManager } from './kept-manager.ts';
import { relatedDocuments } from './related-documents.ts';

const allIds: readonly string[] = [...catalogue.keys()];

/** The rules of a project, read once and kept in step with what an editor shows; lives in the examiner's thread. */
export class Project {
  readonly settings: ProjectSettings;
  readonly #files = new Map<string, SigmaFile>();
  readonly #manager = new KeptManager();
  #isComplete = false;
  #pipelines: SigmaProject['pipelines'] | null = null;

  private constructor(settings: ProjectSettings) {
    this.settings = settings;
  }

  /** Reads a project's rules. */
  static async load(settings: ProjectSettings): Promise<Project> {
    const project = new Project(settings);
    for (const file of await ruleFiles(settings)) project.readFile(file);
    project.#isComplete = true;
    return project;
  }

  /** Reads a file from disk; one that is gone, or holds no rule, is forgotten. */
  readFile({ absolute, shown }: FoundFile): void {
    const text = contentOf(absolute);
    if (text !== null && (this.settings.extent === 'named' || looksLikeSigma(text)))
      this.read(shown, text, new Diagnostics());
    else this.#files.delete(shown);
  }

  /** Reads a text as the file's. */
  read(shown: string, text: string, diagnostics: Diagnostics): SigmaFile {
    const source = new SourceText(shown, text);
    const file = { source, documents: readSigma(source, diagnostics), unread: [] };
    const isNew = !this.#files.has(shown);
    this.#files.set(shown, file);
    if (isNew && this.#isComplete) this.#sort();
    return file;
  }

  /** Files come in the order in which commands read them: by the settings that name them, then by their paths. */
  #sort(): void {
    const { configuration } = this.settings;
    const places = [...configuration.rules, ...configuration.filters].map((each) =>
      each.replace(/^\.\/|\/+$/g, ''),
    );
    const rankOf = (shown: string): number => {
      const rank = places.findIndex((each) => each === shown || each === '.' || shown.startsWith(`${each}/`));
      return rank === -1 ? places.length : rank;
    };
    const sorted = [...this.#files].sort(
      ([one], [other]) => rankOf(one) - rankOf(other) || (one < other ? -1 : one > other ? 1 : 0),
    );
    this.#files.clear();
    for (const [shown, file] of sorted) this.#files.set(shown, file);
  }

  has(shown: string): boolean {
    return this.#files.has(shown);
  }

  /** Whether a file that is new may be one of the project's. */
  wants({ absolute, shown }: FoundFile): boolean {
    const { settings } = this;
    if (settings.extent === 'file' || !/\.ya?ml$/.test(shown)) return false;
    return fileKind(absolute, contentOf(absolute) ?? '', settings) === 'rules';
  }

  /** A document with those that decide on it; of correlations the rules they are about. */
  with(document: SigmaDocument): readonly SigmaDocument[] {
    return relatedDocuments([document], this.#documents).filter(
      (each) => each === document || each.kind === 'filter' || document.kind === 'correlation',
    );
  }

  /** All that there is to say of a file of rules, as `check` and `build` would. */
  examine(shown: string, text: string): readonly Finding[] {
    const { configuration } = this.settings;
    const diagnostics = new Diagnostics();
    const { source, documents } = this.read(shown, text, diagnostics);
    const taken = chooseRules(this.#documents, configuration);
    const own = documents.filter((each) => taken.includes(each));
    checkEach([{ source, documents: own }], diagnostics);
    const aside = new Diagnostics();
    checkTogether(taken, aside);
    if (own.length > 0) this.#build(relatedDocuments(own, taken), aside);
    for (const each of aside.all) if (each.range.file === shown) diagnostics.report(each);
    const told = withoutSuppressed(diagnostics.all, [source], allIds);
    return withSettings(told, configuration.checks).map((each) => findingOf(each, text));
  }

  /** The project as commands have it. */
  get sigmaProject(): SigmaProject {
    const { configuration } = this.settings;
    this.#pipelines ??= this.#readPipelines();
    const pipelines = this.#pipelines;
    return {
      files: [...this.#files.values()],
      documents: chooseRules(this.#documents, configuration),
      leftOut: 0,
      idleExcludes: [],
      unread: [],
      sources: [],
      pipelines,
      placeholders: {
        ...placeholdersOf(pipelines.flatMap(({ pipeline }) => pipeline ?? [])),
        ...configuration.placeholders,
      },
    };
  }

  get #documents(): readonly SigmaDocument[] {
    return [...this.#files.values()].flatMap(({ documents }) => documents);
  }

  /** What planning says; where a pipeline is none, where events arrive is not known, and nothing is said. */
  #build(documents: readonly SigmaDocument[], diagnostics: Diagnostics): void {
    const { root, configuration } = this.settings;
    const project = this.sigmaProject;
    if (project.pipelines.some(({ pipeline }) => pipeline === null)) return;
    try {
      const idsBefore = readIds(configuration.ids, configuration.name, root);
      const manager = this.#manager.read(configuration, root);
      packOf(documents, project, configuration, { manager, idsBefore, diagnostics });
    } catch (error) {
      // A ruleset that is not there, an id file with a mistake: what commands end with is not about this file.
      if (!(error instanceof UsageError)) throw error;
    }
  }

  /** A pipeline that is not there says nothing. */
  #readPipelines(): SigmaProject['pipelines'] {
    const { root, configuration } = this.settings;
    return configuration.pipelines.flatMap((path) => {
      try {
        return readPipelines([path], root, new Diagnostics());
      } catch (error) {
        if (error instanceof UsageError) return [];
        throw error;
      }
    });
  }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
