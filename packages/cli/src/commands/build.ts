import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Pack } from '@sigmazuh/wazuh';
import { readConfiguration } from '../configuration.ts';
import { replaceFiles, type WrittenFile } from '../files/write-files.ts';
import { keepIds } from '../ids/id-files.ts';
import { makePack, type PackProject, type PackSettings } from '../pack-project.ts';
import type { CommandDefinition } from '../program.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { coverageTable } from './coverage-table.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { collect, formatOption } from './format-option.ts';

interface BuildCommandOptions {
  readonly out?: string;
  readonly ruleset: readonly string[];
  readonly pipeline: readonly string[];
  readonly ids?: string;
  readonly strict?: true;
  readonly format: 'text' | 'json';
}

/** `sigmazuh build`: Sigma rules become a pack on disk, or nothing is touched. */
export const buildCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('build')
      .description('turn Sigma rules into a Wazuh rule pack')
      .argument('[paths...]', 'Sigma files or directories')
      .option('--out <dir>', 'where the pack goes (default: dist)')
      .option(
        '--ruleset <dir>',
        "a manager's ruleset (default: the built-in index of stock 4.14)",
        collect,
        [],
      )
      .option('--pipeline <file>', 'a pipeline over the built-in ones', collect, [])
      .option('--ids <file>', 'the file that remembers which rule has which id')
      .option('--strict', 'write nothing when a rule is refused')
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: BuildCommandOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(
  paths: readonly string[],
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = readConfiguration(terminal.workingDirectory);
  const settings: PackSettings = {
    rules: paths.length > 0 ? paths : configuration.rules,
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
    pipelines: [...configuration.pipelines, ...options.pipeline],
    ids: options.ids ?? configuration.ids,
    placeholders: configuration.placeholders,
    name: configuration.name,
    levels: configuration.levels,
  };
  const out = options.out ?? configuration.out;
  const project = makePack(settings, terminal.workingDirectory);
  const { diagnostics, sources } = project;
  const told = diagnostics.all.filter(({ severity }) => severity !== 'info');
  if (told.length > 0) terminal.err(diagnosticsText(told, sources, 'text', terminal));
  const isRefused = options.strict === true && (project.pack?.manifest.totals.refused ?? 0) > 0;
  const pack = isRefused ? null : await withIdsKept(project, settings, terminal);
  if (pack === null) {
    terminal.err(`nothing written: ${out} is as it was\n`);
    return exitCodes.findings;
  }
  writePack(pack, resolve(terminal.workingDirectory, out));
  await terminal.out(
    options.format === 'json' ? manifestText(pack) : coverageTable(pack.manifest, out, terminal),
  );
  return exitCodes.fine;
}

/** The pack with ids that last: those that the id file holds when all is written. */
async function withIdsKept(
  project: PackProject,
  settings: PackSettings,
  terminal: Terminal,
): Promise<Pack | null> {
  const { ids, name } = settings;
  if (ids === null) {
    terminal.err(
      'the ids of this pack will not last: another set of rules gives others. Name a file that remembers them with --ids, or "ids" in sigmazuh.yml\n',
    );
    return project.pack;
  }
  const anew = () => makePack(settings, terminal.workingDirectory);
  return (await keepIds(project, ids, name, terminal.workingDirectory, anew)).pack;
}

/** The files of a pack: rules, lists, decoders in a folder of theirs, and last the manifest, which names them all. */
export function packFiles(pack: Pack): readonly WrittenFile[] {
  return [...loadedFiles(pack), { path: 'manifest.json', text: manifestText(pack) }];
}

/** What a manager loads. Rules and decoders are told apart by their directories only. */
function loadedFiles(pack: Pack): readonly WrittenFile[] {
  return [
    ...[...pack.files, ...pack.lists].map(({ name, text }) => ({ path: name, text })),
    ...pack.decoders.map(({ name, text }) => ({ path: `decoders/${name}`, text })),
  ];
}

function manifestText(pack: Pack): string {
  const files = loadedFiles(pack).map(({ path }) => path);
  return `${JSON.stringify({ ...pack.manifest, files }, null, 2)}\n`;
}

function writePack(pack: Pack, directory: string): void {
  replaceFiles(directory, packFiles(pack), filesOfPackIn(directory));
}

/** What the manifest in a directory says belongs to it; a directory without one holds nothing of ours. */
function filesOfPackIn(directory: string): readonly string[] {
  const path = join(directory, 'manifest.json');
  if (!existsSync(path)) return [];
  try {
    const { files }: { readonly files?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(files)
      ? files.filter((each) => typeof each === 'string' && !each.includes('..'))
      : [];
  } catch {
    // Not a manifest of ours: its neighbours are left alone.
    return [];
  }
}
