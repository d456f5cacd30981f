import type { Level } from '@sigmazuh/parser';
import type { CheckSetting } from '../diagnostics/catalogue.ts';

/** What `sigmazuh.yml` says, and what counts without it. Paths start from the working directory. */
export interface Configuration {
  /** Sigma files and directories. */
  readonly rules: readonly string[];
  /** Where packs go. */
  readonly out: string;
  /** The id file; `null` = ids are numbered afresh at every build. */
  readonly ids: string | null;
  /** Directories of a manager's ruleset. */
  readonly rulesets: readonly string[];
  /** Pipeline files, layered over the built-in ones in this order. */
  readonly pipelines: readonly string[];
  /** Files and directories of filters, which are added to the rules they name. */
  readonly filters: readonly string[];
  /** Whether correlations may differ from their meaning in the ways that the manifest names. */
  readonly approximate: 'allowed' | 'refused';
  /** Payload fixtures. */
  readonly fixtures: readonly string[];
  /** What `%name%` stands for under the `expand` modifier. */
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  /** Placeholders that are CDB lists, and what the manager's `ossec.conf` calls these. */
  readonly lists: Readonly<Record<string, string>>;
  /** Where large sets of values stand: in rules, or in CDB lists that the manager has to declare. */
  readonly largeSets: 'rules' | 'lists';
  /** What the pack is called: in file names, and so that two packs can stand on one manager. */
  readonly name: string;
  /** The Wazuh level of each Sigma level. */
  readonly levels: Readonly<Record<Level, number>>;
  /** Paths, patterns of paths and ids of rules that are left out. */
  readonly exclude: readonly string[];
  /** Rules below this level are left out. */
  readonly minLevel: Level | null;
  /** Rules of any other status are left out; empty = none is. */
  readonly status: readonly string[];
  /** How grave diagnostics are, by their ids. */
  readonly checks: Readonly<Record<string, CheckSetting>>;
}
