import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createEvaluator } from '@sigmazuh/evaluator';
import {
  type EventExplanation,
  missingDecoders,
  packRuleTexts,
  type RuleExplanation,
  readLogEvent,
  readSigmaEvent,
  verdictOf,
} from '@sigmazuh/explain';
import { createEngine } from '@sigmazuh/logtest';
import type { SigmaRule } from '@sigmazuh/parser';
import type { Pack } from '@sigmazuh/wazuh';
import { createColors } from 'picocolors';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { explanationPage } from '../explaining/explanation-page.ts';
import { explanationText } from '../explaining/explanation-text.ts';
import { findSubject } from '../explaining/subject.ts';
import { writeFileAtomically } from '../files/write/write-files.ts';
import { loadManager, standingOf } from '../project/manager.ts';
import { makePack, type PackProject } from '../project/pack-project.ts';
import { withProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { undecodedLines } from '../testing/undecoded.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface ExplainOptions {
  readonly event?: string;
  readonly rules?: readonly string[];
  readonly ruleset: readonly string[];
  readonly ids?: string;
  readonly html?: string;
  readonly format: 'text' | 'json';
}

/** `sigmazuh explain`: why an event fires a rule or does not, and what the rule became. */
export const explainCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('explain')
      .description('say why a rule alerts for an event or does not, and show the Wazuh rules it became')
      .argument('<rule>', 'Sigma id, title or a part of it, file, Wazuh id, or a file with an alert as JSON')
      .option(
        '--event <file>',
        'an event as JSON, as `eval` and `logtest` read it, or an alert; FILE:N is the Nth of several',
      )
      .option('--rules <paths...>', 'Sigma files or directories (default: those of sigmazuh.yml)')
      .option('--ruleset <dir>', "a manager's ruleset (default: a skeleton of the stock rules)", collect, [])
      .option('--ids <file>', 'the file that remembers which rule has which id')
      .option('--html <file>', 'write one self-contained page with the rule tree of the event')
      .addOption(formatOption(['text', 'json']))
      .action(async (rule: string, options: ExplainOptions) => ended(await run(rule, options, terminal)));
  },
};

async function run(wanted: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const settings = settingsOf(wanted, options, readConfiguration(terminal), workingDirectory);
  const project = withProgress(terminal, (progress) => makePack(settings, workingDirectory, progress));
  const { pack, diagnostics, sources } = project;
  if (pack === null) {
    terminal.err(diagnosticsText(diagnostics.all, sources, 'text', terminal));
    return exitCodes.findings;
  }
  const { rule, event } = findSubject(
    wanted,
    options.event ?? null,
    project.documents,
    pack,
    workingDirectory,
  );
  const entry = pack.manifest.rules.find(
    ({ path, title }) => path === rule.range.file && title === rule.title.value,
  );
  if (entry === undefined) throw new Error(`the manifest lacks ${rule.range.file}`);
  const own = diagnostics.all.filter(({ range }) => range.file === rule.range.file);
  const explanation: RuleExplanation = {
    rule,
    entry,
    texts: packRuleTexts(pack.rules, entry.wazuhIds),
    diagnostics: diagnosticsText(own, sources, 'text', terminal),
    event: event === null ? null : explainEvent(event, rule, project, pack, settings, workingDirectory),
  };
  if (options.html !== undefined) {
    writeFileAtomically(resolve(workingDirectory, options.html), explanationPage(explanation));
  }
  await terminal.out(
    options.format === 'json'
      ? explanationJson(explanation)
      : explanationText(explanation, createColors(terminal.colour)),
  );
  const line = explanation.event?.wazuh?.verdict;
  if (line !== undefined && settings.rulesets.length === 0) {
    terminal.err(undecodedLines(line.decoder === null ? 1 : 0, missingDecoders(standingOf(pack))));
  }
  return exitCodes.fine;
}

function explanationJson(explanation: RuleExplanation): string {
  const { entry, texts, event } = explanation;
  const wazuhRules = texts.map(({ id, file, text }) => ({ id, file, text }));
  return `${JSON.stringify({ verdict: verdictOf(explanation), rule: entry, wazuhRules, event }, null, 2)}\n`;
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
    rules: rules.length === 0 && isFile && /\.ya?ml$/.test(wanted) ? [wanted] : rules,
    rulesets: options.ruleset.length > 0 ? options.ruleset : configuration.rulesets,
    ids: options.ids ?? configuration.ids,
  };
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
