import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes, InputError, type Terminal, UsageError } from './terminal.ts';
import { version } from './version.ts';

/** A command: told to commander, and run with what commander understood. */
export interface CommandDefinition {
  /** Adds the command's arguments and options, and calls `run` with its outcome. */
  define(parent: Command, terminal: Terminal, ended: (exit: ExitCode) => void): void;
}

/** Each is loaded when it is asked for: one that only reads rules does without the judges. */
const commands: ReadonlyMap<string, () => Promise<CommandDefinition>> = new Map([
  ['build', async () => (await import('./commands/build.ts')).buildCommand],
  ['check', async () => (await import('./commands/check.ts')).checkCommand],
  ['eval', async () => (await import('./commands/eval.ts')).evalCommand],
  ['logtest', async () => (await import('./commands/logtest.ts')).logtestCommand],
  ['test', async () => (await import('./commands/test.ts')).testCommand],
  ['ids', async () => (await import('./commands/ids.ts')).idsCommand],
  ['explain', async () => (await import('./commands/explain.ts')).explainCommand],
]);

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
  const named = commands.get(argv[0] ?? '');
  for (const load of named === undefined ? commands.values() : [named]) {
    const command = await load();
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
