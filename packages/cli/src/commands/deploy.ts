import { type Command, Option } from 'commander';
import { UsageError } from '../terminal.ts';
import { type DeployWazuhOptions, deployToWazuh } from './deploy-wazuh.ts';
import { type DeployWazuh5Options, deployToWazuh5 } from './deploy-wazuh5.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { addRuleChoice } from './rule-choice.ts';

type DeployOptions = DeployWazuhOptions & DeployWazuh5Options & { readonly target: 'wazuh' | 'wazuh5' };

/** `sigmazuh deploy`: what was built goes to where it runs, and can go there again. */
export const deployCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    const command = parent
      .command('deploy')
      .description('take Sigma rules to a Wazuh manager or cluster, a directory, or a Wazuh 5 indexer')
      .argument('[paths...]', 'Sigma files or directories')
      .addOption(
        new Option('--target <name>', 'what they are taken to').choices(['wazuh', 'wazuh5']).default('wazuh'),
      )
      .option('--pipeline <file>', 'a pipeline over the built-in ones', collect, [])
      .option(
        '--url <url>',
        "the manager's API, https://HOST:55000 (default: WAZUH_API_URL), or a Wazuh 5 indexer, https://HOST:9200 (default: SIGMAZUH_INDEXER_URL)",
      )
      .option('--directory <dir>', "a manager's etc directory, instead of its API")
      .option('--ca <file>', 'the authority that signed its certificate, as PEM')
      .option(
        '--credentials <file>',
        'a file with "user:password" in its first line (default: WAZUH_API_USER and WAZUH_API_PASSWORD, or SIGMAZUH_INDEXER_…)',
      )
      .option('--dry-run', 'only say what would be done');
    addManagerOptions(command);
    addWazuh5Options(command);
    addRuleChoice(command)
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: DeployOptions) => {
        const deploy = options.target === 'wazuh' ? deployToWazuh : deployToWazuh5;
        ended(await deploy(paths, options, terminal));
      });
  },
};

function addManagerOptions(command: Command): void {
  command
    .option(
      '--ruleset <dir>',
      "the manager's ruleset, to plan for (default: the built-in index of stock 4.14)",
      collect,
      [],
    )
    .option('--ids <file>', 'the file that remembers which rule has which id')
    .option('--no-fixtures', "do not run the fixtures through the manager's own engine")
    .option('--force', 'overwrite files of the pack that somebody has changed on the manager')
    .option('--restart', 'restart the manager, where reloading its analysis daemon is not enough')
    .addOption(
      new Option('--timeout <seconds>', 'how long an answer, and coming back to work, may take')
        .argParser(seconds)
        .default(120),
    );
}

function addWazuh5Options(command: Command): void {
  command
    .option(
      '--schema <file>',
      'of Wazuh 5: a newer schema than the built-in one: table of fields or index template',
    )
    .addOption(
      new Option('--until <space>', 'of Wazuh 5: how far they go')
        .choices(['draft', 'test', 'custom'])
        .default('custom'),
    )
    .option('--prune', 'of Wazuh 5: remove rules that this tool deployed and that are no longer wanted');
}

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new UsageError(`--timeout ${text}: not a number of seconds`);
  return value;
}
