import { levels, statuses } from '@sigmazuh/parser';
import { type Command, Option } from 'commander';
import type { Configuration } from '../configuration.ts';
import type { RuleChoice } from '../project/choose-rules.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { collect } from './format-option.ts';

export interface RuleChoiceOptions {
  readonly minLevel?: (typeof levels)[number];
  readonly status?: string;
  readonly exclude: readonly string[];
}

/** Says which of the command line's own exclusions leave nothing out; a configuration serves more than one call. */
export function tellIdleExcludes(
  idle: readonly string[],
  { exclude }: Pick<RuleChoiceOptions, 'exclude'>,
  terminal: Terminal,
): void {
  for (const each of idle.filter((name) => exclude.includes(name))) {
    terminal.err(`--exclude ${each} leaves nothing out: no rule that is read has this path, pattern or id\n`);
  }
}

/** The options that leave rules out. */
export function addRuleChoice(command: Command): Command {
  return command
    .addOption(new Option('--min-level <level>', 'leave out rules below this level').choices(levels))
    .option('--status <status,...>', 'leave out rules of any other status, e.g. stable,test')
    .option('--exclude <path|pattern|id>', 'leave out these files or rules', collect, []);
}

/**
 * What the command line chooses, and the configuration where it says nothing.
 *
 * @throws UsageError for a status that no rule can have, which would leave out all of them
 */
export function ruleChoice(options: RuleChoiceOptions, configuration: Configuration): RuleChoice {
  const named = options.status?.split(',').map((each) => each.trim());
  const place = named === undefined ? '"status" in sigmazuh.yml' : '--status';
  const status = named ?? configuration.status;
  const unknown = status.find((each) => !statuses.some((known) => known === each));
  if (unknown !== undefined) {
    throw new UsageError(`${place}: "${unknown}" is no status; they are ${statuses.join(', ')}`);
  }
  return {
    minLevel: options.minLevel ?? configuration.minLevel,
    status,
    exclude: [...configuration.exclude, ...options.exclude],
  };
}
