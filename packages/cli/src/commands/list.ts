import { type Command, Option } from 'commander';
import { readConfiguration } from '../configuration.ts';
import { listings } from '../listings/index.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface ListOptions {
  readonly pipeline: readonly string[];
  readonly rules?: readonly string[];
  readonly ruleset?: readonly string[];
  readonly format: 'text' | 'json';
}

/** `sigmazuh list`: what this tool knows, each kind under a command of its own. */
export const listCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    const list = parent
      .command('list')
      .description('list log sources, pipelines, modifiers, checks, limits or composites');
    for (const listing of listings) {
      const command: Command = list
        .command(listing.name)
        .description(listing.summary)
        .argument('[name]', 'only what has this in its name')
        .addOption(
          new Option('--pipeline <file>', 'a pipeline over the built-in ones').argParser(collect).default([]),
        )
        .addOption(formatOption(['text', 'json']));
      if (listing.about === 'pack') {
        command
          .addOption(
            new Option('--rules <path>', 'Sigma files or directories').argParser(collect).default([]),
          )
          .addOption(new Option('--ruleset <dir>', "a manager's ruleset").argParser(collect).default([]));
      }
      command.action(async (name: string | undefined, options: ListOptions) =>
        ended(await run(listing.name, name, options, terminal)),
      );
    }
  },
};

async function run(
  kind: string,
  name: string | undefined,
  options: ListOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const listing = listings.find((each) => each.name === kind);
  if (listing === undefined) throw new UsageError(`there is no list of "${kind}"`);
  const configuration = readConfiguration(terminal);
  const pipelines = [...configuration.pipelines, ...options.pipeline];
  const { entries, text } = listing.list(name?.toLowerCase() ?? '', {
    pipelines,
    rules: options.rules ?? [],
    rulesets: options.ruleset ?? [],
    terminal,
  });
  if (entries.length === 0 && name !== undefined) {
    throw new UsageError(`nothing among the ${kind} has "${name}" in its name`);
  }
  await terminal.out(options.format === 'json' ? `${JSON.stringify(entries, null, 2)}\n` : text);
  return exitCodes.fine;
}
