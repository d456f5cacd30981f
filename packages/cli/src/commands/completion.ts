import { Argument, type Command } from 'commander';
import { bashCompletion, fishCompletion, zshCompletion } from '../terminal/completion-scripts.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import type { CommandDefinition, Commands } from './index.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;
type Shell = keyof typeof scripts;
const isShell = (name: string): name is Shell => Object.hasOwn(scripts, name);

/** `sigmazuh completion SHELL`: a script that completes commands, options and their values. */
export const completionCommand = (commands: Commands): CommandDefinition => ({
  define(parent, terminal, ended) {
    parent
      .command('completion')
      .description('print a script that completes commands and options: source <(sigmazuh completion bash)')
      .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
      .action(async (shell: string) => ended(await run(shell, parent, terminal, commands)));
  },
});

async function run(
  shell: string,
  program: Command,
  terminal: Terminal,
  commands: Commands,
): Promise<ExitCode> {
  if (!isShell(shell)) throw new UsageError(`no script for ${shell}`);
  // The program was told of this command only; its siblings are loaded now.
  for (const [name, load] of commands) {
    if (program.commands.some((each) => each.name() === name)) continue;
    (await load()).define(program, terminal, () => undefined);
  }
  await terminal.out(scripts[shell](program));
  return exitCodes.fine;
}
