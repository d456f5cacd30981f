import { Command, CommanderError } from 'commander';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { evalCommand } from './commands/eval.ts';
import { explainCommand } from './commands/explain.ts';
import { logtestCommand } from './commands/logtest.ts';
import { testCommand } from './commands/test.ts';
import { type ExitCode, exitCodes, InputError, type Terminal, UsageError } from './terminal.ts';
import { version } from './version.ts';

/** A command: told to commander, and run with what commander understood. */
export interface CommandDefinition {
  /** Adds the command's arguments and options, and calls `run` with its outcome. */
  define(parent: Command, terminal: Terminal, ended: (exit: ExitCode) => void): void;
}

const commands: readonly CommandDefinition[] = [
  buildCommand,
  checkCommand,
  evalCommand,
  logtestCommand,
  testCommand,
  explainCommand,
];

/**
 * Runs one command line.
 *
 * @param argv the words behind the program's name
 * @returns 0 fine, 1 findings, 2 usage
 */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exit: ExitCode = exitCodes.fine;
  const program = new Command('sigmazuh')
    .description('Sigma detections, published as Wazuh rule packs that mean the same')
    .version(version)
    .showHelpAfterError('(sigmazuh --help lists the commands)')
    .configureOutput({ writeOut: (text) => void terminal.out(text), writeErr: (text) => terminal.err(text) })
    .exitOverride();
  for (const command of commands) {
    command.define(program, terminal, (ended) => {
      exit = ended;
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
    if (error instanceof UsageError) {
      terminal.err(`sigmazuh: ${error.message}\n`);
      return exitCodes.usage;
    }
    if (error instanceof InputError) {
      terminal.err(`${error.message}\n`);
      return exitCodes.findings;
    }
    throw error;
  }
}
