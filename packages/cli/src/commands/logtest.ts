import { missingDecoders, readLogEvent, skeleton, unknownKeys } from '@sigmazuh/explain';
import { createEngine, type LoadSummary, loadRuleset, type RulesetSources } from '@sigmazuh/logtest';
import { Option } from 'commander';
import { createColors } from 'picocolors';
import { readConfiguration } from '../configuration.ts';
import { type EventInput, readEvents } from '../files/events/read-events.ts';
import { readList, readRuleset, readXmlFiles } from '../files/rules/read-ruleset.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { undecodedLines } from '../testing/undecoded.ts';
import { collect, formatOption, inputOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { loadText, verdictText } from './verdict-text.ts';

interface LogtestOptions {
  readonly ruleset: readonly string[] | false;
  readonly rules?: readonly string[];
  readonly decoders: readonly string[];
  readonly list: readonly string[];
  readonly isolate?: true;
  readonly check?: true;
  readonly input: Exclude<EventInput, 'evtx-json'>;
  readonly format: 'json' | 'text';
}

/** `sigmazuh logtest`: what Wazuh's analysis engine does with events. */
export const logtestCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('logtest')
      .description("read events from standard input, print what Wazuh's analysis engine makes of each")
      .addOption(
        new Option('--ruleset <dir>', "a manager's ruleset: rules/, decoders/, lists/, or rule files alone")
          .argParser((value: string, before: readonly string[] | boolean) => collect(value, listed(before)))
          .default([]),
      )
      .option('--no-ruleset', 'load exactly what is named, not even the skeleton')
      .option('--rules <paths...>', 'rule files or directories of them')
      .option('--decoders <dir>', 'decoder files', collect, [])
      .option('--list <file=name>', 'a CDB list, by the name rules ask for', collect, [])
      .option('--isolate', 'each event in a fresh engine')
      .option('--check', 'only load, and report what the loader says')
      .addOption(inputOption(['json', 'lines', 'archives']))
      .addOption(formatOption(['json', 'text']))
      .action(async (options: LogtestOptions) => ended(await run(options, terminal)));
  },
};

const listed = (before: readonly string[] | boolean): readonly string[] =>
  typeof before === 'boolean' ? [] : before;

async function run(options: LogtestOptions, terminal: Terminal): Promise<ExitCode> {
  const { sources, missing } = sourcesOf(options, terminal);
  const { ruleset, report } = loadRuleset(sources);
  if (options.check === true) {
    await terminal.out(
      options.format === 'text' ? loadText(report) : `${JSON.stringify(checkReport(report))}\n`,
    );
    return report.ok && report.messages.length === 0 ? exitCodes.fine : exitCodes.findings;
  }
  for (const { level, text } of report.messages) terminal.err(`${level}: ${text}\n`);
  if (ruleset === null) {
    terminal.err('the rules are refused: analysisd would not start\n');
    return exitCodes.findings;
  }
  let exit: ExitCode = exitCodes.fine;
  const problem = (text: string): void => {
    terminal.err(`${text}\n`);
    exit = exitCodes.findings;
  };
  const colors = createColors(terminal.colour);
  const engine = createEngine(ruleset, { now: Date.now() / 1000 });
  let undecoded = 0;
  for await (const { id, place, event } of readEvents(terminal, options.input, problem)) {
    if (options.input === 'json') for (const each of unknownKeys(event)) problem(`${place} ${each}`);
    const read = readLogEvent(event, id);
    if (typeof read === 'string') {
      problem(`${place} ${read}`);
      continue;
    }
    if (/^\{\s*"win"\s*:/.test(read.log ?? '')) {
      terminal.err(
        `${place} a line that begins with {"win": is what the manager keeps of a Windows event, and no agent sends it: it is decoded as plain JSON here; lines of archives.json are read with --input archives\n`,
      );
    }
    const { process: verdict } = options.isolate === true ? engine.fork() : engine;
    const found = verdict(read);
    if (found.decoder === null) undecoded += 1;
    await terminal.out(options.format === 'text' ? verdictText(found, colors) : `${JSON.stringify(found)}\n`);
  }
  terminal.err(undecodedLines(undecoded, missing));
  return exit;
}

/** What is loaded, and the decoders that its rules name and nothing has. */
interface LogtestSources {
  readonly sources: RulesetSources;
  readonly missing: readonly string[];
}

function sourcesOf(options: LogtestOptions, terminal: Terminal): LogtestSources {
  const { workingDirectory } = terminal;
  const named = options.ruleset === false ? [] : options.ruleset;
  const configured =
    named.length > 0 || options.ruleset === false ? named : readConfiguration(terminal).rulesets;
  const rulesets = configured.map((path) => readRuleset(path, workingDirectory));
  const rules = readXmlFiles(options.rules ?? [], workingDirectory);
  const decoders = readXmlFiles(options.decoders, workingDirectory);
  const standIn = rulesets.length === 0 && options.ruleset !== false;
  const bases = standIn ? [skeleton({ rules, decoders })] : rulesets;
  const lists = [
    ...bases.flatMap((base) => base.lists),
    ...options.list.map((each) => readList(each, workingDirectory)),
  ];
  return {
    sources: {
      rules: [...bases.flatMap((base) => base.rules), ...rules],
      decoders: [...bases.flatMap((base) => base.decoders), ...decoders],
      lists: new Map(lists.map(({ name, text }) => [name, text])),
    },
    missing: standIn ? missingDecoders({ rules, decoders }) : [],
  };
}

function checkReport({ ok, rules, nodes, messages }: LoadSummary) {
  return { ok, rules, nodes, messages: messages.map(({ level, text }) => ({ level, text })) };
}
