import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { referredTo } from '@sigmazuh/compiler';
import { Diagnostics, type SigmaDocument } from '@sigmazuh/parser';
import { Option } from 'commander';
import { readConfiguration } from '../configuration.ts';
import { withSettings } from '../diagnostics/catalogue.ts';
import { findRule } from '../project/find-rule.ts';
import { readProject } from '../project/pack-project.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { convertTargets } from './convert-targets.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { atLeast } from './min-severity.ts';

interface ConvertOptions {
  readonly target: string;
  readonly rules?: readonly string[];
  readonly pipeline: readonly string[];
  readonly ruleset: readonly string[];
  readonly approximate?: true;
  readonly format: 'text' | 'json';
}

/** `sigmazuh convert`: one rule, as a back end has it, to standard output. Nothing is written, no id is remembered. */
export const convertCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('convert')
      .description('print what one rule becomes')
      .argument('<rule>', 'file, id, or title of a Sigma rule')
      .addOption(
        new Option('--target <target>', 'the back end').choices([...convertTargets.keys()]).default('wazuh'),
      )
      .option('--rules <paths...>', 'Sigma files or directories (default: those of sigmazuh.yml)')
      .option('--pipeline <file>', 'a pipeline over the built-in ones', collect, [])
      .option(
        '--ruleset <dir>',
        "a manager's ruleset (default: the built-in index of stock 4.14)",
        collect,
        [],
      )
      .option('--approximate', 'write correlations that differ from their meaning in ways that are named')
      .addOption(formatOption(['text', 'json']))
      .action(async (rule: string, options: ConvertOptions) => ended(await run(rule, options, terminal)));
  },
};

async function run(wanted: string, options: ConvertOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const configuration = readConfiguration(terminal);
  const isFile = statSync(resolve(workingDirectory, wanted), { throwIfNoEntry: false })?.isFile() === true;
  const rules = options.rules ?? (isFile ? [wanted] : configuration.rules);
  const settings = {
    ...configuration,
    rules,
    exclude: [],
    approximate: options.approximate === true ? ('allowed' as const) : configuration.approximate,
    minLevel: null,
    status: [],
    pipelines: [...configuration.pipelines, ...options.pipeline],
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
  };
  const convert = convertTargets.get(options.target);
  if (convert === undefined) throw new UsageError(`no back end is called "${options.target}"`);
  const diagnostics = new Diagnostics();
  const alone = readProject(settings, workingDirectory, diagnostics);
  // What a correlation refers to stands in other files.
  const isRelating = isFile && alone.documents.some(({ kind }) => kind === 'correlation');
  const among = { ...settings, rules: [...new Set([wanted, ...configuration.rules])] };
  const project = isRelating ? readProject(among, workingDirectory, new Diagnostics()) : alone;
  const rule = findRule(wanted, project.documents, workingDirectory);
  const filters = project.documents.filter(({ kind }) => kind === 'filter');
  const converted =
    rule === null
      ? null
      : convert([rule, ...relatedTo(rule, project.documents), ...filters], {
          project,
          settings,
          workingDirectory,
        });
  const all = [...diagnostics.all, ...(converted?.diagnostics.all ?? [])];
  const own = withSettings(all, configuration.checks).filter(
    ({ range }) => rule === null || range.file === rule.range.file,
  );
  const told = atLeast(own, 'note');
  if (told.length > 0) terminal.err(diagnosticsText(told, project.sources, 'text', terminal));
  if (rule === null || converted === null || converted.text === null) return exitCodes.findings;
  await terminal.out(
    options.format === 'json'
      ? `${JSON.stringify({ target: options.target, id: rule.id?.value ?? null, text: converted.text })}\n`
      : converted.text,
  );
  return exitCodes.fine;
}

/** What a correlation refers to, and what that refers to. */
function relatedTo(rule: SigmaDocument, documents: readonly SigmaDocument[]): readonly SigmaDocument[] {
  const found = new Set<SigmaDocument>([rule]);
  for (const each of found) {
    if (each.kind !== 'correlation') continue;
    for (const next of referredTo(each, documents)) if (next !== null) found.add(next);
  }
  found.delete(rule);
  return [...found];
}
