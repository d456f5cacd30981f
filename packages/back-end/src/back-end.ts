import type { Diagnostics, SigmaDocument } from '@sigmazuh/parser';
import type { ManifestEntry } from './manifest.ts';

/**
 * What Sigma rules can be built for. A back end is a package that exports one of these; `docs/adding-a-back-end.md`
 * shows how to make one.
 */
export interface BackEnd<
  Options extends BackEndOptions = BackEndOptions,
  Entry extends ManifestEntry = ManifestEntry,
> {
  /** As `--target` names it: `wazuh`. */
  readonly name: string;
  /**
   * Turns Sigma documents into files. Pure: the same documents and options give the same bytes, whatever their order,
   * and neither files nor clocks nor the network are looked at. A rule that cannot be said is refused, not thrown.
   */
  readonly build: (documents: readonly SigmaDocument[], options: Options) => Built<Entry>;
}

/** What every back end can be told; each has options of its own besides. */
export interface BackEndOptions {
  /** What `%name%` stands for under the `expand` modifier. */
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
}

export interface Built<Entry extends ManifestEntry = ManifestEntry> {
  readonly files: readonly BuiltFile[];
  /** One entry for every rule and correlation that was given, refused ones included; filters have none. */
  readonly entries: readonly Entry[];
  /** Each refusal as a warning and each note as a note, at file, line and column. */
  readonly diagnostics: Diagnostics;
}

export interface BuiltFile {
  /** Relative to the output directory, with `/`; never out of it. */
  readonly path: string;
  readonly text: string;
}
