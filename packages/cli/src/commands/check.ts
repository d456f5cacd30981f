import {
  check,
  type Diagnostic,
  Diagnostics,
  type Severity,
  type SourceText,
  withoutSuppressed,
} from '@sigmazuh/parser';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { catalogue, withSettings } from '../diagnostics/catalogue.ts';
import { makePack } from '../project/pack-project.ts';
import { counted } from '../terminal/counted.ts';
import { withProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { changedLines, countOf, fixedFiles, writeFixed } from './check-fixes.ts';
import { lintWazuhRules, sortPaths } from './check-wazuh-rules.ts';
import { countsTable } from './counts-table.ts';
import { type DiagnosticFormat, diagnosticFormats, diagnosticsText } from './diagnostics-text.ts';
import { formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { atLeast, minSeverityOption } from './min-severity.ts';
import { addRuleChoice, type RuleChoiceOptions, ruleChoice } from './rule-choice.ts';

interface CheckOptions extends RuleChoiceOptions {
  readonly minSeverity: Severity;
  readonly format: DiagnosticFormat;
  readonly fix?: true;
  readonly dryRun?: true;
}

/**
 * `sigmazuh check`: what there is to say about rules, and about turning them into a pack. Nothing is written but what
 * `--fix` puts right in the rules themselves.
 */
export const checkCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    const command = parent
      .command('check')
      .description('say what is wrong with rules, or could be better')
      .argument('[paths...]', 'Sigma files or directories, or rule files of Wazuh (.xml)');
    addRuleChoice(command)
      .addOption(minSeverityOption('info'))
      .option('--fix', 'put right what can be put right without looking, then say what is left')
      .option('--dry-run', 'with --fix: show the lines that would change, and write nothing')
      .addOption(formatOption(diagnosticFormats))
      .action(async (paths: readonly string[], options: CheckOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.dryRun === true && options.fix !== true)
    throw new UsageError('--dry-run shows what --fix would change: name both');
  const found = findAll(paths, options, terminal);
  if (options.fix !== true) return tell(found, options, terminal);
  const fixed = fixedFiles(found.all, found.sources);
  const say = async (text: string) => (options.format === 'text' ? terminal.out(text) : terminal.err(text));
  if (options.dryRun === true) {
    for (const each of fixed) await say(changedLines(each));
    await say(
      `${countOf(fixed)} would be put right in ${counted(fixed.length, 'file')}; nothing is written\n\n`,
    );
    return tell(found, options, terminal);
  }
  writeFixed(fixed, terminal.workingDirectory);
  await say(`${countOf(fixed)} put right in ${counted(fixed.length, 'file')}\n\n`);
  return tell(fixed.length === 0 ? found : findAll(paths, options, terminal), options, terminal);
}

/** What a check has found, before the least severity that is asked for. */
interface Found {
  readonly all: readonly Diagnostic[];
  readonly sources: readonly SourceText[];
  readonly files: number;
  /** Files of packs among those named, which are not read. */
  readonly ofPacks: number;
}

function findAll(paths: readonly string[], options: CheckOptions, terminal: Terminal): Found {
  const configuration = readConfiguration(terminal);
  const { workingDirectory } = terminal;
  const { wazuh, sigma } = sortPaths(paths, workingDirectory);
  const own = new Diagnostics();
  const ruleFiles = withProgress(terminal, () =>
    lintWazuhRules(wazuh, configuration.rulesets, workingDirectory, own),
  );
  const checked =
    sigma.length > 0 || wazuh.length === 0 ? checkSigma(sigma, configuration, options, terminal) : null;
  const sources = [...(checked?.sources ?? []), ...ruleFiles.read];
  const all = [...(checked?.diagnostics.all ?? []), ...own.all];
  const files = (checked?.files.length ?? 0) + ruleFiles.read.length;
  const shown = withoutSuppressed(saidOnce(all), sources, [...catalogue.keys()]);
  return { all: withSettings(shown, configuration.checks), sources, files, ofPacks: ruleFiles.ofPacks };
}

async function tell(
  { all, sources, files, ofPacks }: Found,
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const told = atLeast(all, options.minSeverity);
  await terminal.out(diagnosticsText(told, sources, options.format, terminal));
  const findings = atLeast(told, 'warning').length;
  if (options.format === 'text') {
    const remarks = told.length - findings;
    const sums = [
      counted(files, 'file'),
      counted(findings, 'finding'),
      ...(remarks > 0 ? [counted(remarks, 'remark')] : []),
      ...(ofPacks > 0 ? [`${counted(ofPacks, 'file')} of packs left out`] : []),
    ];
    await terminal.out(`${told.length > 0 ? '\n' : ''}${countsTable(told)}${sums.join(', ')}\n`);
  }
  return findings > 0 ? exitCodes.findings : exitCodes.fine;
}

/** A malformed expression is an error of the rule, and that it cannot be written besides is said already. */
function saidOnce(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const placeOf = ({ range }: Diagnostic) => `${range.file}:${range.start.offset}`;
  const malformed = new Set(all.filter(({ id }) => id === 'invalid-regex').map(placeOf));
  return all.filter((each) => each.id !== 'regex-refused' || !malformed.has(placeOf(each)));
}

/** What there is to say of Sigma rules, and of the pack that they would be. */
function checkSigma(
  paths: readonly string[],
  configuration: Configuration,
  options: CheckOptions,
  terminal: Terminal,
) {
  const settings = {
    ...configuration,
    rules: paths.length > 0 ? paths : configuration.rules,
    ...ruleChoice(options, configuration),
  };
  return withProgress(terminal, (progress) => {
    const project = makePack(settings, terminal.workingDirectory, progress);
    progress.phase(`checking ${counted(project.files.length, 'file')}`);
    const taken = new Set(project.documents);
    const chosen = project.files.map((file) => ({
      ...file,
      documents: file.documents.filter((each) => taken.has(each)),
    }));
    check(chosen, project.diagnostics);
    return project;
  });
}
