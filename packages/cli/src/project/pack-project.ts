import type { RulesetTexts } from '@sigmazuh/explain';
import { Diagnostics, type SigmaDocument, type SigmaRule, type SourceText } from '@sigmazuh/parser';
import { placeholdersOf } from '@sigmazuh/pipeline';
import {
  type BuildOptions,
  buildPack,
  type IdFile,
  InnerRangeExhausted,
  manifestOf,
  type Pack,
} from '@sigmazuh/wazuh';
import type { Configuration } from '../configuration.ts';
import { readPipelines } from '../files/pipelines/read-pipelines.ts';
import { listKeys } from '../files/rules/list-keys.ts';
import { readSigma, type SigmaFile, type UnreadDocument } from '../files/rules/read-rules.ts';
import { readRuleset } from '../files/rules/read-ruleset.ts';
import { readIds } from '../ids/id-files.ts';
import type { Progress } from '../terminal/progress.ts';
import { UsageError } from '../terminal.ts';
import { allRules, chooseRules, pathChoice, type RuleChoice } from './choose-rules.ts';

/** What a pack is made of: the configuration, overridden by what the command line says. */
export type PackSettings = Pick<
  Configuration,
  | 'rules'
  | 'rulesets'
  | 'pipelines'
  | 'ids'
  | 'placeholders'
  | 'lists'
  | 'largeSets'
  | 'name'
  | 'levels'
  | 'approximate'
> &
  Partial<RuleChoice & Pick<Configuration, 'filters'>>;

/** Rules as they were read, and what else a pack or a judge is made of. */
export interface SigmaProject {
  readonly files: readonly SigmaFile[];
  /** Those that are taken. */
  readonly documents: readonly SigmaDocument[];
  /** How many documents the settings leave out. */
  readonly leftOut: number;
  /** What `exclude` names and is neither a file nor a rule that was read. */
  readonly idleExcludes: readonly string[];
  readonly unread: readonly UnreadDocument[];
  readonly sources: readonly SourceText[];
  readonly pipelines: ReturnType<typeof readPipelines>;
  /** What `%name%` stands for: as the pipelines say, and the configuration before them. */
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
}

export interface PackProject extends SigmaProject {
  /** `null` when a pipeline is none: where events arrive is not known then. */
  readonly pack: Pack | null;
  /** The id file before the pack was made. */
  readonly idsBefore: IdFile;
  /** Whether the rules of a manager were named, and those that come with Wazuh are not among them. */
  readonly lacksStockRules: boolean;
  /** What reading and planning had to say. */
  readonly diagnostics: Diagnostics;
}

/**
 * Reads the rules and makes the pack, in memory. A rule that is refused, or a file that cannot be read, is in the
 * manifest and the diagnostics; a pipeline with a mistake leaves the project without a pack.
 *
 * @param progress told what is done
 * @throws UsageError when a path does not exist
 */
export function makePack(
  settings: PackSettings,
  workingDirectory: string,
  progress: Pick<Progress, 'phase'> = { phase: () => undefined },
): PackProject {
  const diagnostics = new Diagnostics();
  progress.phase('reading rules');
  const read = readProject(settings, workingDirectory, diagnostics);
  const manager = readManager(settings, workingDirectory);
  const project = { ...read, placeholders: { ...manager.listKeys, ...read.placeholders } };
  const { documents, pipelines, unread } = project;
  const lacksStockRules = manager.rulesets.length > 0 && !manager.rulesets.some(hasStockRules);
  const idsBefore = readIds(settings.ids, settings.name, workingDirectory);
  if (pipelines.some(({ pipeline }) => pipeline === null)) {
    return { ...project, pack: null, idsBefore, lacksStockRules, diagnostics };
  }
  progress.phase(`planning ${documents.length} rules`);
  const pack = packOf(documents, read, settings, { manager, idsBefore, diagnostics });
  return { ...project, pack: withUnread(pack, unread), idsBefore, lacksStockRules, diagnostics };
}

/** Where a pack is made, and what is known before. */
interface PackPlace {
  readonly manager: ManagerFiles;
  readonly idsBefore: IdFile;
  /** Receives what planning has to say. */
  readonly diagnostics: Diagnostics;
}

/** The pack of some documents of a project, or of all of them. */
export function packOf(
  documents: readonly SigmaDocument[],
  { pipelines, placeholders }: Pick<SigmaProject, 'pipelines' | 'placeholders'>,
  settings: PackSettings,
  { manager, idsBefore, diagnostics }: PackPlace,
): Pack {
  const { name, levels, approximate, lists, largeSets } = settings;
  return buildFor(documents, {
    ids: idsBefore,
    name,
    levels,
    approximate,
    placeholders,
    lists,
    largeSets,
    listKeys: manager.listKeys,
    pipelines: pipelines.flatMap(({ pipeline }) => pipeline ?? []),
    diagnostics,
    ...(manager.rulesets.length > 0 ? { ruleset: manager.rulesets.flatMap(({ rules }) => rules) } : {}),
  });
}

/** What a pack is built for. */
export interface ManagerFiles {
  readonly rulesets: readonly RulesetTexts[];
  /** Placeholder → what stands in the list that it is, as values of Sigma, where a ruleset holds that list. */
  readonly listKeys: Readonly<Record<string, readonly string[]>>;
}

/** The file without which a manager's analysis has no rules to hang others under. */
const hasStockRules = ({ rules }: RulesetTexts): boolean =>
  rules.some(({ name }) => name === '0010-rules_config.xml');

/** @throws UsageError when a ruleset does not exist */
export function readManager(
  { lists, rulesets: paths }: Pick<PackSettings, 'lists' | 'rulesets'>,
  workingDirectory: string,
): ManagerFiles {
  const rulesets = paths.map((path) => readRuleset(path, workingDirectory));
  const known = Object.entries(lists).flatMap(([placeholder, name]) => {
    const keys = listKeys(name, rulesets);
    return keys === null ? [] : [[placeholder, keys.map((key) => key.replace(/[\\*?]/g, '\\$&'))] as const];
  });
  return { rulesets, listKeys: Object.fromEntries(known) };
}

/**
 * Reads rules and pipelines.
 *
 * @param diagnostics receives what is wrong with them
 * @throws UsageError when no rules are named, or a path does not exist
 */
export function readProject(
  settings: Pick<PackSettings, 'rules' | 'pipelines' | 'placeholders' | 'filters'> & Partial<RuleChoice>,
  workingDirectory: string,
  diagnostics: Diagnostics,
): SigmaProject {
  if (settings.rules.length === 0)
    throw new UsageError(
      'no rules: name a file or directory, set "rules" in sigmazuh.yml, or begin with sigmazuh init',
    );
  const choice = { ...allRules, ...settings };
  const paths = pathChoice(choice);
  const files = readSigma(settings.rules, workingDirectory, diagnostics, ({ shown }) =>
    paths.isChosen(shown),
  );
  const filters = readFilters(settings.filters ?? [], files, workingDirectory, diagnostics);
  const all = [...files, ...filters].flatMap((file) => file.documents);
  const documents = chooseRules(all, choice);
  const ids = new Set<string | undefined>(all.map(({ id }) => id?.value));
  const pipelines = readPipelines(settings.pipelines, workingDirectory, diagnostics);
  return {
    files,
    documents,
    leftOut: all.length - documents.length,
    idleExcludes: paths.idle().filter((each) => !ids.has(each)),
    unread: [...files, ...filters].flatMap((file) => file.unread),
    sources: [...files, ...filters, ...pipelines].map((file) => file.source),
    pipelines,
    placeholders: {
      ...placeholdersOf(pipelines.flatMap(({ pipeline }) => pipeline ?? [])),
      ...settings.placeholders,
    },
  };
}

/**
 * Reads files of filters that are not among the rules already.
 *
 * @throws UsageError for a file that holds anything else: it would be a rule nobody asked for
 */
function readFilters(
  paths: readonly string[],
  rules: readonly SigmaFile[],
  workingDirectory: string,
  diagnostics: Diagnostics,
): readonly SigmaFile[] {
  const known = new Set(rules.map(({ source }) => source.file));
  const files = readSigma(paths, workingDirectory, diagnostics, ({ shown }) => !known.has(shown));
  for (const { range, kind } of files.flatMap(({ documents }) => documents)) {
    if (kind === 'filter') continue;
    const { line, column } = range.start;
    throw new UsageError(
      `${range.file}:${line}:${column} is no filter; rules are named as PATH, or under "rules"`,
    );
  }
  return files;
}

function buildFor(documents: readonly SigmaDocument[], options: BuildOptions): Pack {
  try {
    return buildPack(documents, options);
  } catch (error) {
    throw error instanceof InnerRangeExhausted ? new UsageError(error.message) : error;
  }
}

export function rulesOf(documents: readonly SigmaDocument[]): readonly SigmaRule[] {
  return documents.filter((each): each is SigmaRule => each.kind === 'rule');
}

/** Entries of documents that could not be read, for any target. */
export function unreadEntries(unread: readonly UnreadDocument[]) {
  return unread.map(
    ({ id, title, path, reason }) =>
      ({
        id,
        title,
        path,
        level: null,
        logSource: 'not read',
        status: 'refused',
        reason,
        wazuhIds: [],
      }) as const,
  );
}

/** The pack with an entry for every document that could not be read. */
function withUnread(pack: Pack, unread: readonly UnreadDocument[]): Pack {
  if (unread.length === 0) return pack;
  const { rules, totals } = pack.manifest;
  return Object.freeze({
    ...pack,
    manifest: {
      ...pack.manifest,
      ...manifestOf([...rules, ...unreadEntries(unread)], totals.wazuhRules),
    },
  });
}
