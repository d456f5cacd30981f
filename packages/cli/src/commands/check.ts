import { check, withoutSuppressed } from '@sigmazuh/parser';
import { readConfiguration } from '../configuration.ts';
import { makePack } from '../pack-project.ts';
import type { CommandDefinition } from '../program.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { type DiagnosticFormat, diagnosticFormats, diagnosticsText } from './diagnostics-text.ts';
import { formatOption } from './format-option.ts';

interface CheckOptions {
  readonly format: DiagnosticFormat;
}

/** `sigmazuh check`: what there is to say about rules, and about turning them into a pack; nothing is written. */
export const checkCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('check')
      .description('say what is wrong with Sigma rules, or could be better')
      .argument('[paths...]', 'Sigma files or directories')
      .addOption(formatOption(diagnosticFormats))
      .action(async (paths: readonly string[], options: CheckOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(paths: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = readConfiguration(terminal.workingDirectory);
  const settings = { ...configuration, rules: paths.length > 0 ? paths : configuration.rules };
  const { files, sources, diagnostics } = makePack(settings, terminal.workingDirectory);
  check(files, diagnostics);
  const told = withoutSuppressed(diagnostics.all, sources);
  await terminal.out(diagnosticsText(told, sources, options.format, terminal));
  const findings = told.filter(({ severity }) => severity !== 'info').length;
  if (options.format === 'text') {
    await terminal.out(`${told.length > 0 ? '\n' : ''}${files.length} files, ${findings} findings\n`);
  }
  return findings > 0 ? exitCodes.findings : exitCodes.fine;
}
