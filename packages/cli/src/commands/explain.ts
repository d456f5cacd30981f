import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createEvaluator } from '@sigmazuh/evaluator';
import { createEngine } from '@sigmazuh/logtest';
import type { SigmaRule } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import { createColors } from 'picocolors';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { loadManager } from '../manager.ts';
import { makePack, type PackProject, rulesOf } from '../pack-project.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { type EventExplanation, explanationText } from './explanation-text.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { packRuleTexts } from './pack-rule-texts.ts';
import { readSigmaEvent } from './read-event.ts';
import { readLogEvent } from './read-log-event.ts';

interface ExplainOptions {
  readonly event?: string;
  readonly rules?: readonly string[];
  readonly ruleset: readonly string[];
  readonly format: 'text' | 'json';
}

/** `sigmazuh explain`: what a Sigma rule became, and why an event fires it or does not. */
export const explainCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('explain')
      .description('show the Wazuh rules a Sigma rule became, and what each makes of an event')
      .argument('<rule>', 'id, title or file of a Sigma rule')
      .option('--event <file>', 'an event as JSON, as `eval` and `logtest` read it')
      .option('--rules <paths...>', 'Sigma files or directories (default: those of sigmazuh.yml)')
      .option('--ruleset <dir>', "a manager's ruleset (default: a skeleton of the stock rules)", collect, [])
      .addOption(formatOption(['text', 'json']))
      .action(async (rule: string, options: ExplainOptions) => ended(await run(rule, options, terminal)));
  },
};

async function run(wanted: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const settings = settingsOf(wanted, options, readConfiguration(terminal), workingDirectory);
  const project = makePack(settings, workingDirectory);
  const { pack, diagnostics, sources } = project;
  if (pack === null) {
    terminal.err(diagnosticsText(diagnostics.all, sources, 'text', terminal));
    return exitCodes.findings;
  }
  const rule = findRule(wanted, rulesOf(project.documents), workingDirectory);
  const entry = pack.manifest.rules.find(
    ({ path, title }) => path === rule.range.file && title === rule.title.value,
  );
  if (entry === undefined) throw new Error(`the manifest lacks ${rule.range.file}`);
  const texts = packRuleTexts(pack.rules, entry.wazuhIds);
  const event =
    options.event === undefined
      ? null
      : explainEvent(
          readEventFile(options.event, workingDirectory),
          rule,
          project,
          pack,
          settings,
          workingDirectory,
        );
  const own = diagnostics.all.filter(({ range }) => range.file === rule.range.file);
  const wazuhRules = texts.map(({ id, file, text }) => ({ id, file, text }));
  await terminal.out(
    options.format === 'json'
      ? `${JSON.stringify({ rule: entry, wazuhRules, event }, null, 2)}\n`
      : explanationText(
          { entry, texts, diagnostics: diagnosticsText(own, sources, 'text', terminal), event },
          createColors(terminal.colour),
        ),
  );
  return exitCodes.fine;
}

/** A file named as the rule is read on its own when the configured rules do not hold it. */
function settingsOf(
  wanted: string,
  options: ExplainOptions,
  configuration: Configuration,
  workingDirectory: string,
): Configuration {
  const isFile = statSync(resolve(workingDirectory, wanted), { throwIfNoEntry: false })?.isFile() === true;
  const rules = options.rules ?? configuration.rules;
  return {
    ...configuration,
    rules: rules.length === 0 && isFile ? [wanted] : rules,
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
  };
}

function findRule(wanted: string, rules: readonly SigmaRule[], workingDirectory: string): SigmaRule {
  const file = resolve(workingDirectory, wanted);
  const found = rules.filter(
    (rule) =>
      rule.id?.value === wanted ||
      rule.title.value === wanted ||
      resolve(workingDirectory, rule.range.file) === file,
  );
  const [only] = found;
  if (only === undefined) throw new UsageError(`no rule has the id, title or file "${wanted}"`);
  if (found.length > 1) {
    throw new UsageError(
      `"${wanted}" is ${found.length} rules: ${found.map((rule) => rule.id?.value ?? rule.range.file).join(', ')}`,
    );
  }
  return only;
}

function readEventFile(path: string, workingDirectory: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(resolve(workingDirectory, path), 'utf8');
  } catch {
    throw new UsageError(`${path}: no such file`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: not one JSON object: ${error instanceof Error ? error.message : error}`);
  }
}

function explainEvent(
  event: Readonly<Record<string, unknown>>,
  rule: SigmaRule,
  project: PackProject,
  pack: Pack,
  settings: Configuration,
  workingDirectory: string,
): EventExplanation {
  const sigmaEvent = readSigmaEvent(event);
  const logEvent = readLogEvent(event, 0);
  const { ruleset } = loadManager(pack, settings.rulesets, workingDirectory);
  const evaluator = createEvaluator(project.documents, { placeholders: project.placeholders });
  return {
    sigma: typeof sigmaEvent === 'string' ? null : evaluator.explain(rule, sigmaEvent),
    wazuh: typeof logEvent === 'string' || ruleset === null ? null : createEngine(ruleset).explain(logEvent),
  };
}
