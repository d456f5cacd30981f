import { resolve } from 'node:path';
import { checkIds, type Severity } from '@sigmazuh/parser';
import type { Handling, Pack } from '@sigmazuh/wazuh';
import { Option } from 'commander';
import { type Configuration, findConfiguration, readConfiguration } from '../configuration.ts';
import { withSettings } from '../diagnostics/catalogue.ts';
import { keepIds } from '../ids/id-files.ts';
import { manifestText, writePack } from '../project/pack-files.ts';
import { makePack, type PackProject, type PackSettings } from '../project/pack-project.ts';
import { withProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { buildForOpenSearch } from './build-opensearch.ts';
import { buildForWazuh5 } from './build-wazuh5.ts';
import { coverageTable } from './coverage-table.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { collect, formatOption, givenPath } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { atLeast, minSeverityOption } from './min-severity.ts';
import { addRuleChoice, type RuleChoiceOptions, ruleChoice, tellIdleExcludes } from './rule-choice.ts';
import { watchRuns } from './watch-runs.ts';

interface BuildCommandOptions extends RuleChoiceOptions {
  readonly target: (typeof targets)[number];
  readonly schema?: string;
  readonly out?: string;
  readonly ruleset: readonly string[];
  readonly pipeline: readonly string[];
  readonly filter: readonly string[];
  readonly ids?: string;
  readonly approximate?: true;
  readonly strict?: true;
  readonly minSeverity: Severity;
  readonly watch?: true;
  readonly format: 'text' | 'json';
}

/** What rules can be built for. */
const targets = ['wazuh', 'opensearch', 'wazuh5'] as const;

/** `sigmazuh build`: Sigma rules become a pack on disk, or nothing is touched. */
export const buildCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    const command = parent
      .command('build')
      .description('turn Sigma rules into a Wazuh rule pack')
      .argument('[paths...]', 'Sigma files or directories')
      .addOption(
        new Option('--target <name>', 'what for: a Wazuh 4 manager, its indexer, or the indexer of Wazuh 5')
          .choices(targets)
          .default('wazuh'),
      )
      .option('--schema <file>', "a newer schema of Wazuh 5's fields than the built-in one")
      .option('--out <dir>', 'where the pack goes (default: dist)', givenPath)
      .option(
        '--ruleset <dir>',
        "a manager's ruleset (default: the built-in index of stock 4.14)",
        collect,
        [],
      )
      .option('--pipeline <file>', 'a pipeline over the built-in ones', collect, [])
      .option('--filter <path>', 'filters that are added to the rules they name', collect, [])
      .option('--ids <file>', 'the file that remembers which rule has which id')
      .option('--approximate', 'write correlations that differ in named ways from their meaning')
      .option('--strict', 'write nothing when a rule is refused or a file cannot be read');
    addRuleChoice(command)
      .option('--watch', 'build again after every change')
      .addOption(minSeverityOption('warning'))
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: BuildCommandOptions) =>
        ended(await (options.watch === true ? watch : run)(paths, options, terminal)),
      );
  },
};

async function watch(
  paths: readonly string[],
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const watched = () => {
    const configuration = readConfiguration(terminal);
    const own = findConfiguration(terminal);
    const { rules, pipelines } = settingsOf(paths, options, configuration);
    return {
      paths: [...rules, ...pipelines, ...(own === null ? [] : [own])],
      ignored: [options.out ?? configuration.out],
    };
  };
  return await watchRuns(watched, () => run(paths, options, terminal), terminal);
}

async function run(
  paths: readonly string[],
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = readConfiguration(terminal);
  const settings = settingsOf(paths, options, configuration);
  const out = options.out ?? configuration.out;
  if (options.target === 'opensearch') {
    const { strict, minSeverity, format } = options;
    const own = { out, minSeverity, format, ...(strict === undefined ? {} : { strict }) };
    return buildForOpenSearch(settings, own, configuration, terminal);
  }
  if (options.target === 'wazuh5') {
    const { schema, strict, minSeverity, format } = options;
    const own = {
      out,
      minSeverity,
      format,
      ...(schema === undefined ? {} : { schema }),
      ...(strict === undefined ? {} : { strict }),
    };
    return buildForWazuh5(settings, own, configuration, terminal);
  }
  const project = withProgress(terminal, (progress) =>
    makePack(settings, terminal.workingDirectory, progress),
  );
  const { diagnostics, sources, leftOut } = project;
  tellIdleExcludes(project.idleExcludes, options, terminal);
  checkIds(project.documents, diagnostics);
  const told = atLeast(withSettings(diagnostics.all, configuration.checks), options.minSeverity);
  if (told.length > 0) terminal.err(diagnosticsText(told, sources, 'text', terminal));
  const isRefused = options.strict === true && (project.pack?.manifest.totals.refused ?? 0) > 0;
  const pack = isRefused ? null : await withIdsKept(project, settings, terminal);
  if (pack === null) {
    terminal.err(`nothing written: ${out} is as it was\n`);
    return exitCodes.findings;
  }
  writePack(pack, resolve(terminal.workingDirectory, out), (text) => terminal.err(`${text}\n`));
  await terminal.out(
    options.format === 'json'
      ? manifestText(pack)
      : [
          coverageTable(pack.manifest, out, leftOut, terminal),
          listsText(pack),
          settings.rulesets.length === 0 ? withoutManager : '',
          project.lacksStockRules ? withoutStockRules : '',
          settings.rulesets.length === 0 ? '' : compositesText(pack),
          otherPacksText(pack),
        ].join(''),
  );
  return exitCodes.fine;
}

/** What the manager has to declare, so that it does not leave out the rules that ask its lists. */
function listsText({ manifest: { lists = [] } }: Pack): string {
  if (lists.length === 0) return '';
  const lines = lists.map(({ name, from }) => {
    const where = from === 'pack' ? name.replace(/^etc\//, '') : "the manager's own";
    return `  <list>${name}</list>  ${where}\n`;
  });
  return `rules ask CDB lists, which the <ruleset> of ossec.conf has to declare:\n${lines.join('')}`;
}

/** What goes wrong with half of a manager's rules. */
const withoutStockRules =
  'the ruleset holds none of the rules that come with Wazuh (0010-rules_config.xml…): what they say is more severe is not known, nor their decoders, so that rules that search lines search those of any program. Name a directory with all rules of the manager, those of ruleset/rules and of etc/rules\n';

/** What a pack lacks that no manager's rules were named for. */
const withoutManager =
  'built without a manager\'s rules: where one of them is more severe than a Sigma rule that matches as well, the Sigma rule alerts, and those that count events (brute force) do not count those that a Sigma rule takes. Name their directory with --ruleset, or "rulesets" in sigmazuh.yml\n';

/** What it means that other packs stand on the manager; empty where none does. */
function otherPacksText({ name, otherPacks }: Pack): string {
  if (otherPacks.length === 0) return '';
  const [first, ...behind] = [...otherPacks, name].toSorted();
  return `this manager has other packs (${otherPacks.join(', ')}): an event that rules of several match ends in ${first}, else in ${behind.join(', ')}, whatever their levels. Where the most severe rule should alert, build one pack of all of them\n`;
}

/** What becomes of the manager's rules that count events, in a line; empty where no Sigma rule takes any of them. */
function compositesText({ manifest: { composites = [] } }: Pack): string {
  if (composites.length === 0) return '';
  const having = (handling: Handling) => composites.filter(({ rules }) => rules[handling].length > 0).length;
  const parts = [
    `${having('group')} by a group that Sigma rules carry`,
    `${composites.filter(({ wazuhIds }) => wazuhIds.length > 0).length} in a twin`,
    `${having('apart')} without the events of some Sigma rule`,
  ];
  return `rules of the manager that count events which Sigma rules take go on counting: ${parts.join(', ')}; sigmazuh list composites names them\n`;
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

/** The configuration, overridden by what the command line says. */
function settingsOf(
  paths: readonly string[],
  options: BuildCommandOptions,
  configuration: Configuration,
): PackSettings {
  return {
    rules: paths.length > 0 ? paths : configuration.rules,
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
    pipelines: [...configuration.pipelines, ...options.pipeline],
    filters: [...configuration.filters, ...options.filter],
    ids: options.ids ?? configuration.ids,
    placeholders: configuration.placeholders,
    lists: configuration.lists,
    largeSets: configuration.largeSets,
    name: configuration.name,
    levels: configuration.levels,
    approximate: options.approximate === true ? 'allowed' : configuration.approximate,
    ...ruleChoice(options, configuration),
  };
}
