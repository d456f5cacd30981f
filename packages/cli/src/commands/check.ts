import { check, type Diagnostic, Diagnostics, type Severity, withoutSuppressed } from '@sigmazuh/parser';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { catalogue, withSettings } from '../diagnostics/catalogue.ts';
import { makePack } from '../pack-project.ts';
import { withProgress } from '../progress.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
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
}

/** `sigmazuh check`: what there is to say about rules, and about turning them into a pack; nothing is written. */
export const checkCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    const command = parent
      .command('check')
      .description('say what is wrong with rules, or could be better')
      .argument('[paths...]', 'Sigma files or directories, or rule files of Wazuh (.xml)');
    addRuleChoice(command)
      .addOption(minSeverityOption('info'))
      .addOption(formatOption(diagnosticFormats))
      .action(async (paths: readonly string[], options: CheckOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = readConfiguration(terminal);
  const { workingDirectory } = terminal;
  const { wazuh, sigma } = sortPaths(paths, workingDirectory);
  const own = new Diagnostics();
  const ruleFiles = withProgress(terminal, () =>
    lintWazuhRules(wazuh, configuration.rulesets, workingDirectory, own),
  );
  const checked =
    sigma.length > 0 || wazuh.length === 0 ? checkSigma(sigma, configuration, options, terminal) : null;
  const sources = [...(checked?.sources ?? []), ...ruleFiles];
  const all = [...(checked?.diagnostics.all ?? []), ...own.all];
  const files = (checked?.files.length ?? 0) + ruleFiles.length;
  const shown = withoutSuppressed(saidOnce(all), sources, [...catalogue.keys()]);
  const told = atLeast(withSettings(shown, configuration.checks), options.minSeverity);
  await terminal.out(diagnosticsText(told, sources, options.format, terminal));
  const findings = atLeast(told, 'warning').length;
  if (options.format === 'text') {
    await terminal.out(
      `${told.length > 0 ? '\n' : ''}${countsTable(told)}${files} files, ${findings} findings\n`,
    );
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
    progress.phase(`checking ${project.files.length} files`);
    const taken = new Set(project.documents);
    const chosen = project.files.map((file) => ({
      ...file,
      documents: file.documents.filter((each) => taken.has(each)),
    }));
    check(chosen, project.diagnostics);
    return project;
  });
}
