import type { Command } from 'commander';
import type { ExitCode, Terminal } from '../terminal.ts';

/** A command: told to commander, and run with what commander understood. */
export interface CommandDefinition {
  /** Adds the command's arguments and options, and calls `run` with its outcome. */
  define(parent: Command, terminal: Terminal, ended: (exit: ExitCode) => void): void;
}

/** Commands by their names, each to be loaded. */
export type Commands = ReadonlyMap<string, () => Promise<CommandDefinition>>;

/**
 * Every command by its name, in the order of the help. Each is loaded when it is asked for: one that only reads rules
 * does without the judges.
 */
export const commands: Commands = new Map([
  ['init', async () => (await import('./init.ts')).initCommand],
  ['build', async () => (await import('./build.ts')).buildCommand],
  ['check', async () => (await import('./check.ts')).checkCommand],
  ['adopt', async () => (await import('./adopt.ts')).adoptCommand],
  ['convert', async () => (await import('./convert.ts')).convertCommand],
  ['test', async () => (await import('./test.ts')).testCommand],
  ['diff', async () => (await import('./diff.ts')).diffCommand],
  ['explain', async () => (await import('./explain.ts')).explainCommand],
  ['list', async () => (await import('./list.ts')).listCommand],
  ['eval', async () => (await import('./eval.ts')).evalCommand],
  ['ids', async () => (await import('./ids.ts')).idsCommand],
  ['hunt', async () => (await import('./hunt.ts')).huntCommand],
  ['deploy', async () => (await import('./deploy.ts')).deployCommand],
  ['logtest', async () => (await import('./logtest.ts')).logtestCommand],
  ['completion', async () => (await import('./completion.ts')).completionCommand(commands)],
]);
