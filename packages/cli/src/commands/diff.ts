import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createColors } from 'picocolors';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { compare, type Difference } from '../diff/compare.ts';
import { differenceMarkdown, differenceText } from '../diff/difference-text.ts';
import { atRevision, isRevision } from '../diff/sides/git-revision.ts';
import { packSide } from '../diff/sides/pack-side.ts';
import { rulesSide } from '../diff/sides/rules-side.ts';
import type { Side } from '../diff/sides/side.ts';
import { readManifestIn } from '../project/pack-files.ts';
import { makePack, type PackProject, type PackSettings } from '../project/pack-project.ts';
import { withProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface DiffOptions {
  readonly ruleset: readonly string[];
  readonly pipeline: readonly string[];
  readonly exitCode?: true;
  readonly format: 'text' | 'json' | 'markdown';
}

/** `sigmazuh diff OLD NEW`: what will change on a manager. */
export const diffCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('diff')
      .description('what changes on a manager from one set of rules to another')
      .argument(
        '<old>',
        'a directory of Sigma rules, a pack, or a git revision (the rules of sigmazuh.yml there)',
      )
      .argument('[new]', 'the same (default: the rules of sigmazuh.yml as they are now)')
      .option(
        '--ruleset <dir>',
        "a manager's ruleset (default: the built-in index of stock 4.14)",
        collect,
        [],
      )
      .option('--pipeline <file>', 'a pipeline over the built-in ones', collect, [])
      .option('--exit-code', 'end in 1 when there is a difference')
      .addOption(formatOption(['text', 'json', 'markdown']))
      .action(async (old: string, next: string | undefined, options: DiffOptions) =>
        ended(await run(old, next, options, terminal)),
      );
  },
};

async function run(
  old: string,
  next: string | undefined,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = readConfiguration(terminal);
  const settings: PackSettings = {
    ...configuration,
    ids: null,
    pipelines: [...configuration.pipelines, ...options.pipeline],
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
  };
  const { difference, sides } = withProgress(terminal, (progress) => {
    progress.phase(`reading ${old}`);
    const before = sideOf(old, settings, configuration, terminal);
    progress.phase(`reading ${next ?? 'the rules'}`);
    const after =
      next === undefined ? rulesNow(settings, terminal) : sideOf(next, settings, configuration, terminal);
    if (before.kind !== after.kind) {
      throw new UsageError(
        'a pack can be compared with a pack only, and rules with rules: build the rules first',
      );
    }
    return { difference: compare(before.side, after.side), sides: [before, after] };
  });
  const isPartial = tellUnread(sides, terminal);
  await terminal.out(printed(difference, options, terminal));
  const { added, removed, changed } = difference;
  const isSame = added.length + removed.length + changed.length === 0;
  return isPartial || (options.exitCode === true && !isSame) ? exitCodes.findings : exitCodes.fine;
}

interface ReadSide {
  readonly kind: 'rules' | 'pack';
  readonly side: Side;
  /** What could not be read of it. */
  readonly unread: readonly string[];
}

function sideOf(
  word: string,
  settings: PackSettings,
  configuration: Configuration,
  terminal: Terminal,
): ReadSide {
  const { workingDirectory } = terminal;
  const path = resolve(workingDirectory, word);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true && readManifestIn(path).kind === 'ours') {
    return { kind: 'pack', side: packSide(word, path), unread: [] };
  }
  if (found !== undefined) return rulesAt(word, { ...settings, rules: [word] }, workingDirectory);
  if (!isRevision(word, workingDirectory)) {
    throw new UsageError(`${word}: no file or directory, and no revision of a git repository`);
  }
  const { rules, filters } = configuration;
  if (rules.length === 0)
    throw new UsageError('a revision is compared by the "rules" of sigmazuh.yml, and there are none');
  return atRevision(word, [...rules, ...filters], workingDirectory, (directory) => {
    const there = (paths: readonly string[]) =>
      paths.filter((each) => statSync(resolve(directory, each), { throwIfNoEntry: false }) !== undefined);
    // Pipelines and rulesets are those of now: what differs is the rules.
    const now = {
      pipelines: settings.pipelines.map((each) => resolve(workingDirectory, each)),
      rulesets: settings.rulesets.map((each) => resolve(workingDirectory, each)),
    };
    return rulesAt(word, { ...settings, ...now, rules: there(rules), filters: there(filters) }, directory);
  });
}

const rulesNow = (settings: PackSettings, terminal: Terminal): ReadSide =>
  rulesAt('the rules', settings, terminal.workingDirectory);

function rulesAt(name: string, settings: PackSettings, workingDirectory: string): ReadSide {
  const project = makePack(settings, workingDirectory);
  if (project.pack === null) throw new UsageError('a pipeline cannot be read: sigmazuh check says why');
  return { kind: 'rules', side: rulesSide(name, project, settings.lists), unread: unreadTexts(project) };
}

/** A line for each file or document that is no part of a side, since it cannot be read. */
function unreadTexts({ diagnostics, unread }: PackProject): readonly string[] {
  const files = new Set(unread.map(({ path }) => path));
  return diagnostics.all
    .filter(({ severity, range }) => severity === 'error' && files.has(range.file))
    .map(
      ({ range: { file, start }, message, id }) => `${file}:${start.line}:${start.column} ${message} [${id}]`,
    );
}

/** Says what was not compared, and returns whether that was anything. */
function tellUnread(sides: readonly ReadSide[], terminal: Terminal): boolean {
  for (const { side, unread } of sides) {
    for (const line of unread) terminal.err(`not compared, of ${side.name}: ${line}\n`);
  }
  return sides.some(({ unread }) => unread.length > 0);
}

function printed(difference: Difference, { format }: DiffOptions, terminal: Terminal): string {
  switch (format) {
    case 'text':
      return differenceText(difference, createColors(terminal.colour));
    case 'markdown':
      return differenceMarkdown(difference);
    case 'json': {
      const rule = ({ meaning: _, ...rest }: Difference['added'][number]) => rest;
      const { added, removed, unchanged, byWazuhRules, cost } = difference;
      const pairs = (changed: Difference['changed']) =>
        changed.map(({ old, new: next, changes }) => ({ changes, old: rule(old), new: rule(next) }));
      const all = {
        added: added.map(rule),
        removed: removed.map(rule),
        changed: pairs(difference.changed),
        costs: pairs(difference.costs),
        unchanged,
        byWazuhRules,
        cost,
      };
      return `${JSON.stringify(all, null, 2)}\n`;
    }
  }
}
