import { Diagnostics } from '@sigmazuh/parser';
import { createColors } from 'picocolors';
import { readConfiguration } from '../configuration.ts';
import { withSettings } from '../diagnostics/catalogue.ts';
import type { PayloadFixture } from '../fixtures/fixture.ts';
import { readFixtures } from '../fixtures/read-fixtures.ts';
import { type JudgedCase, judgeFixtures } from '../judge-fixtures.ts';
import { loadManager } from '../manager.ts';
import { makePack } from '../pack-project.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { atLeast } from './min-severity.ts';
import { payloadTable } from './payload-table.ts';

interface TestOptions {
  readonly ruleset: readonly string[];
  readonly format: 'text' | 'json';
}

/** `sigmazuh test`: every payload fixture through both judges, the pack built in memory. */
export const testCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('test')
      .description('build the pack in memory and run payload fixtures through both judges')
      .argument('[fixtures...]', 'payload fixtures, or directories of them')
      .option('--ruleset <dir>', "a manager's ruleset (default: a skeleton of the stock rules)", collect, [])
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: TestOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(paths: readonly string[], options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const configuration = readConfiguration(terminal);
  const rulesets = options.ruleset.length > 0 ? options.ruleset : configuration.rulesets;
  const { documents, sources, pack, diagnostics, placeholders, unread } = makePack(
    { ...configuration, rulesets },
    workingDirectory,
  );
  const told = atLeast(withSettings(diagnostics.all, configuration.checks), 'warning');
  if (told.length > 0) terminal.err(diagnosticsText(told, sources, 'text', terminal));
  const fixtures = fixturesOf(paths.length > 0 ? paths : configuration.fixtures, terminal);
  if (pack === null || fixtures === null) return exitCodes.findings;

  const { ruleset, report } = loadManager(pack, rulesets, workingDirectory);
  for (const { level, text } of report.messages) terminal.err(`${level}: ${text}\n`);
  if (ruleset === null) return exitCodes.findings;

  const judged = judgeFixtures(fixtures, { documents, manifest: pack.manifest, ruleset, placeholders });
  await terminal.out(
    options.format === 'json' ? jsonLines(judged) : payloadTable(judged, createColors(terminal.colour)),
  );
  const isFine = judged.every(({ agrees }) => agrees) && report.messages.length === 0 && unread.length === 0;
  return isFine ? exitCodes.fine : exitCodes.findings;
}

function fixturesOf(paths: readonly string[], terminal: Terminal): readonly PayloadFixture[] | null {
  if (paths.length === 0) throw new UsageError('no fixtures: name them, or set "fixtures" in sigmazuh.yml');
  const diagnostics = new Diagnostics();
  const { fixtures, sources } = readFixtures(paths, terminal.workingDirectory, diagnostics);
  if (diagnostics.all.length === 0) return fixtures;
  terminal.err(diagnosticsText(diagnostics.all, sources, 'text', terminal));
  return null;
}

function jsonLines(judged: readonly JudgedCase[]): string {
  return judged
    .map((each) => {
      const { expect, name } = each.case;
      const expected = expect.kind === 'none' ? null : expect.rule;
      const { agrees, sigma, wazuh } = each;
      const line = {
        fixture: each.fixture.file,
        case: name,
        expect: expected,
        agrees,
        sigma: sigma.winners,
        wazuh: wazuh.alerts,
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
