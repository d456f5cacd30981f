import { shownPath } from '@sigmazuh/cli/project';
import { type LogSources, logSourcesOf } from './log-sources.ts';
import {
  type FileKind,
  fileKind,
  type ProjectSettings,
  projectRootOf,
  readSettings,
} from './project-settings.ts';
import { RuleReferences } from './rule-references.ts';

/** What the editor's questions are answered with, for one project. */
export interface KnownProject {
  readonly settings: ProjectSettings;
  readonly logSources: LogSources;
  readonly references: RuleReferences;
  /** Resolves when the references to other files are complete. */
  readonly loaded: Promise<void>;
}

/** The projects of the files that an editor shows. Forgotten when what they rest on changes. */
export class Workspace {
  readonly #projects = new Map<string, KnownProject>();
  readonly #roots = new Map<string, string>();
  #folders: readonly string[];

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.forget();
  }

  /** The project of a file, by its absolute path. */
  projectOf(path: string): KnownProject {
    const root = this.#roots.get(path) ?? projectRootOf(path, this.#folders);
    this.#roots.set(path, root);
    const known = this.#projects.get(root);
    if (known !== undefined) return known;
    const settings = readSettings(root, this.#folders);
    const references = new RuleReferences();
    const logSources = logSourcesOf(settings);
    const project = { settings, references, logSources, loaded: references.load(settings) };
    this.#projects.set(root, project);
    return project;
  }

  get projects(): readonly KnownProject[] {
    return [...this.#projects.values()];
  }

  kindOf(path: string, text: string): FileKind {
    return fileKind(path, text, this.projectOf(path).settings);
  }

  /** A path as messages of its project print it. */
  shown(path: string): string {
    return shownPath(path, this.projectOf(path).settings.root);
  }

  /** Settings and pipelines are read anew when somebody asks. */
  forget(): void {
    this.#projects.clear();
    this.#roots.clear();
  }
}
