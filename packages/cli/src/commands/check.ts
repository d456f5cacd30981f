import { check, type Severity, withoutSuppressed } from '@sigmazuh/parser';
import { readConfiguration } from '../configuration.ts';
import { catalogue, withSettings } from '../diagnostics/catalogue.ts';
import { makePack } from '../pack-project.ts';
import { withProgress } from '../progress.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
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
      .description('say what is wrong with Sigma rules, or could be better')
      .argument('[paths...]', 'Sigma files or directories');
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
  const settings = {
    ...configuration,
    rules: paths.length > 0 ? paths : configuration.rules,
    ...ruleChoice(options, configuration),
  };
  const { files, sources, diagnostics } = withProgress(terminal, (progress) => {
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
  const shown = withoutSuppressed(diagnostics.all, sources, [...catalogue.keys()]);
  const told = atLeast(withSettings(shown, configuration.checks), options.minSeverity);
  await terminal.out(diagnosticsText(told, sources, options.format, terminal));
  const findings = atLeast(told, 'warning').length;
  if (options.format === 'text') {
    await terminal.out(`${told.length > 0 ? '\n' : ''}${files.length} files, ${findings} findings\n`);
  }
  return findings > 0 ? exitCodes.findings : exitCodes.fine;
}
