import { createCorrelator, createEvaluator } from '@sigmazuh/evaluator';
import { readSigmaEvent, unknownKeys } from '@sigmazuh/explain';
import { Diagnostics } from '@sigmazuh/parser';
import { readConfiguration } from '../configuration.ts';
import { logSourceSlips } from '../files/events/event-log-source.ts';
import { type EventInput, eventInputs, readEvents } from '../files/events/read-events.ts';
import { readProject } from '../project/pack-project.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { evaluateStream, type StreamEvent } from './evaluate-stream.ts';
import { collect, formatOption, inputOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface EvalOptions {
  readonly rules?: readonly string[];
  readonly filter: readonly string[];
  readonly input: EventInput;
  readonly format: 'json';
}

/** `sigmazuh eval`: which Sigma rules match each event, by the meaning of Sigma alone. */
export const evalCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('eval')
      .description(
        'read events from standard input, print the ids of the Sigma rules and correlations that each raises',
      )
      .option('--rules <paths...>', 'Sigma files or directories')
      .option('--filter <path>', 'filters that are added to the rules they name', collect, [])
      .addOption(inputOption(eventInputs))
      .addOption(formatOption(['json']))
      .action(async (options: EvalOptions) => ended(await run(options, terminal)));
  },
};

async function run(options: EvalOptions, terminal: Terminal): Promise<ExitCode> {
  const configuration = readConfiguration(terminal);
  const settings = {
    ...configuration,
    rules: options.rules ?? configuration.rules,
    filters: [...configuration.filters, ...options.filter],
  };
  if (settings.rules.length === 0) throw new UsageError('eval needs --rules PATH…');
  const diagnostics = new Diagnostics();
  const { documents, sources, placeholders } = readProject(settings, terminal.workingDirectory, diagnostics);
  const evaluator = createEvaluator(documents, { placeholders });
  const correlator = createCorrelator(evaluator);
  const problems = [...diagnostics.all, ...evaluator.diagnostics, ...correlator.diagnostics].filter(
    ({ severity }) => severity === 'error',
  );
  if (problems.length > 0) terminal.err(diagnosticsText(problems, sources, 'text', terminal));
  let exit: ExitCode = problems.length > 0 ? exitCodes.findings : exitCodes.fine;
  const report = (problem: string): void => {
    terminal.err(`${problem}\n`);
    exit = exitCodes.findings;
  };
  const events = readStream(terminal, options.input, report, logSourceSlips(documents));
  for await (const { id, rules } of evaluateStream(events, evaluator, correlator, Date.now() / 1000)) {
    const ids = rules.map((rule) => rule.id?.value ?? rule.title.value);
    await terminal.out(`${JSON.stringify({ id, rules: ids })}\n`);
  }
  return exit;
}

/** The events that can be read; what cannot is reported. */
async function* readStream(
  terminal: Terminal,
  input: EventInput,
  report: (problem: string) => void,
  slipsIn: ReturnType<typeof logSourceSlips>,
): AsyncGenerator<StreamEvent> {
  for await (const { id, place, event: given } of readEvents(terminal, input, report)) {
    if (input === 'json') for (const each of unknownKeys(given)) report(`${place} ${each}`);
    for (const each of slipsIn(given.logsource)) terminal.err(`${place} ${each}\n`);
    const event = readSigmaEvent(given);
    if (typeof event === 'string') report(`${place} ${event}`);
    else yield { id, given, event };
  }
}
