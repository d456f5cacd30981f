import { Command, CommanderError, Help, Option } from 'commander';
import { commands } from './commands/index.ts';
import { isSystemError, systemReason } from './files/file-errors.ts';
import { type ExitCode, exitCodes, InputError, type Terminal, UsageError } from './terminal.ts';
import { version } from './version.ts';

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
    .addOption(new Option('--config <file>', 'the configuration (default: the nearest sigmazuh.yml)'))
    .configureHelp({ optionDescription: withoutEmptyDefault, showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => void terminal.out(text), writeErr: (text) => terminal.err(text) })
    .hook('preAction', (_, command) => refuseEmptyWords(command))
    .exitOverride();
  const configured: Terminal = {
    ...terminal,
    get configuration() {
      const { config } = program.opts<{ config?: string }>();
      return config ?? null;
    },
  };
  const named = argv.map((word) => commands.get(word)).find((command) => command !== undefined);
  for (const load of named === undefined ? commands.values() : [named]) {
    const command = await load();
    command.define(program, configured, (ended) => {
      exit = ended;
    });
  }
  pointToHelp(program, '');
  try {
    await program.parseAsync(withoutHelpOfNone(argv), { from: 'user' });
    return exit;
  } catch (error) {
    return exitFor(error, terminal);
  }
}

/** What a variable that is not set leaves of a path would be the working directory. */
function refuseEmptyWords(command: Command): void {
  if (command.args.includes('')) {
    throw new UsageError('a path or name is empty, as of a variable that is not set');
  }
  const given = Object.entries(command.optsWithGlobals<Record<string, unknown>>());
  const empty = given.find(([, value]) => [value].flat().includes(''))?.[0];
  if (empty === undefined) return;
  const option = [...command.options, ...(command.parent?.options ?? [])].find(
    (each) => each.attributeName() === empty,
  );
  throw new UsageError(`${option?.long ?? empty}: it is empty, as of a variable that is not set`);
}

/** Help on a command that there is not would be that of the program, without a word. */
function withoutHelpOfNone(argv: readonly string[]): readonly string[] {
  const [first, second] = argv;
  const name = first === 'help' ? second : first;
  const isNone = name !== undefined && !name.startsWith('-') && name !== 'help' && !commands.has(name);
  return isNone ? [name] : argv;
}

/** Who errs in a command is led to the help of that command. */
function pointToHelp(command: Command, before: string): void {
  const name = `${before}${command.name()}`;
  const says = command.commands.length > 0 ? 'lists the commands' : 'explains it';
  command.showHelpAfterError(`(${name} --help ${says})`);
  for (const each of command.commands) pointToHelp(each, `${name} `);
}

/** An option that may be given several times is an empty list without, which tells nobody anything. */
function withoutEmptyDefault(option: Option): string {
  return new Help().optionDescription(option).replace(/ \(default: \[\]\)$/, '');
}

/** Says what went wrong in a line; what nobody foresaw is thrown on. */
function exitFor(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (error instanceof UsageError) {
    terminal.err(`sigmazuh: ${error.message}\n`);
    return exitCodes.usage;
  }
  if (error instanceof InputError) {
    terminal.err(`${error.message}\n`);
    return exitCodes.findings;
  }
  if (isSystemError(error)) {
    terminal.err(`sigmazuh: ${error.path ?? error.syscall}: ${systemReason(error)}\n`);
    return exitCodes.usage;
  }
  throw error;
}
