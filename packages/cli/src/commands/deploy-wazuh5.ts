import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Space } from '@sigmazuh/wazuh5';
import { readConfiguration } from '../configuration.ts';
import { readNamedText } from '../files/read-text.ts';
import { indexerCredentials, readCredentials } from '../server/credentials.ts';
import { ServerError } from '../server/server-error.ts';
import { readServerUrl, type ServerKind } from '../server/server-url.ts';
import { counted } from '../terminal/counted.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { buildRules } from '../wazuh5/build-rules.ts';
import { contentApi } from '../wazuh5/content-api.ts';
import { contentManager } from '../wazuh5/content-manager.ts';
import { deployRules } from '../wazuh5/deploy-rules.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { atLeast } from './min-severity.ts';
import { type RuleChoiceOptions, ruleChoice } from './rule-choice.ts';

/** What `sigmazuh deploy --target wazuh5` is told. */
export interface DeployWazuh5Options extends RuleChoiceOptions {
  readonly url?: string;
  readonly ca?: string;
  readonly credentials?: string;
  readonly pipeline: readonly string[];
  readonly schema?: string;
  readonly until: Space;
  readonly prune?: true;
  readonly dryRun?: true;
  readonly format: 'text' | 'json';
}

const indexer: ServerKind = {
  name: 'server',
  named: 'name it with --url, or set SIGMAZUH_INDEXER_URL',
  example: 'https://127.0.0.1:9200',
  credentials: indexerCredentials,
  inTheClear: 'never',
};

/** Takes Sigma rules to a Wazuh 5 indexer: draft, test, custom. */
export async function deployToWazuh5(
  paths: readonly string[],
  options: DeployWazuh5Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const configuration = readConfiguration(terminal);
  const access = {
    url: readServerUrl(options.url ?? process.env.SIGMAZUH_INDEXER_URL, indexer),
    ...readCredentials(indexerCredentials, options.credentials, process.env, terminal.workingDirectory),
    ...(options.ca === undefined
      ? {}
      : { ca: readNamedText(options.ca, resolve(terminal.workingDirectory, options.ca)) }),
  };
  const { pack, diagnostics, sources } = buildRules(
    {
      rules: paths.length > 0 ? paths : configuration.rules,
      filters: configuration.filters,
      placeholders: configuration.placeholders,
      pipelines: [...configuration.pipelines, ...options.pipeline],
      ...ruleChoice(options, configuration),
    },
    options.schema,
    terminal.workingDirectory,
  );
  if (pack === null) {
    terminal.err(diagnosticsText(atLeast(diagnostics.all, 'error'), sources, 'text', terminal));
    return exitCodes.findings;
  }
  const { converted, refused } = pack.manifest.totals;
  terminal.err(
    `${counted(converted, 'rule')} for Wazuh 5${refused === 0 ? '' : `, ${refused} refused (see "build")`}\n`,
  );
  const manager = contentManager(contentApi(access, terminal.wait ?? ((milliseconds) => wait(milliseconds))));
  const mode = options.dryRun === true ? 'dry-run' : 'do';
  const obsolete = options.prune === true ? 'remove' : 'keep';
  try {
    const deployment = await deployRules(
      pack.rules,
      manager,
      { until: options.until, obsolete, mode },
      (text) => terminal.err(`${text}\n`),
    );
    const { plan, promoted, outcome } = deployment;
    const count = (kind: string) => plan.steps.filter((step) => step.kind === kind).length;
    const report = {
      outcome,
      created: count('create-rule'),
      updated: count('update-rule'),
      removed: count('remove-rule'),
      kept: plan.kept.length,
      conflicts: plan.conflicts,
      promoted,
    };
    const verb = outcome === 'planned' ? 'to create' : 'created';
    await terminal.out(
      options.format === 'json'
        ? `${JSON.stringify(report, null, 2)}\n`
        : `${access.url.host}: ${report.created} ${verb}, ${report.updated} updated, ${report.removed} removed, ${report.kept} as they were\n`,
    );
    return outcome === 'conflicts' ? exitCodes.findings : exitCodes.fine;
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    terminal.err(`${error.message}\n`);
    return exitCodes.findings;
  }
}
