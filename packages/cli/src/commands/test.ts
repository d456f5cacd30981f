import { resolve } from 'node:path';
import { missingDecoders } from '@sigmazuh/explain';
import { Diagnostics, type SourceRange, type SourceText } from '@sigmazuh/parser';
import { createColors } from 'picocolors';
import { findConfiguration, readConfiguration } from '../configuration.ts';
import { withSettings } from '../diagnostics/catalogue.ts';
import { writeFileAtomically } from '../files/write/write-files.ts';
import type { PayloadFixture } from '../fixtures/fixture.ts';
import { readFixtures } from '../fixtures/read-fixtures.ts';
import { type JudgedCase, judgeFixtures } from '../project/judge-fixtures.ts';
import { loadManager, standingOf } from '../project/manager.ts';
import { makePack } from '../project/pack-project.ts';
import { counted } from '../terminal/counted.ts';
import { withProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { coverageOf } from '../testing/coverage.ts';
import { coverageText } from '../testing/coverage-text.ts';
import { junitText } from '../testing/junit.ts';
import { toldOfPack } from '../testing/refused-rules.ts';
import { undecodedText } from '../testing/undecoded.ts';
import { updateFixtures } from '../testing/update-fixtures.ts';
import { diagnosticsText } from './diagnostics-text.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { atLeast } from './min-severity.ts';
import { payloadTable } from './payload-table.ts';
import { watchRuns } from './watch-runs.ts';

interface TestOptions {
  readonly ruleset: readonly string[];
  readonly name?: string;
  readonly update?: true;
  readonly junit?: string;
  readonly coverage?: true;
  readonly watch?: true;
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
      .option('-t, --name <text>', 'only cases with this in their name, technique or file')
      .option('--update', 'make the cases that fail expect what happens, where both judges say the same')
      .option('--junit <file>', 'write the results as JUnit XML as well')
      .option('--coverage', 'say which rules, and which values in them, no fixture reaches')
      .option('--watch', 'test again after every change')
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: TestOptions) =>
        ended(await (options.watch === true ? watch : run)(paths, options, terminal)),
      );
  },
};

async function watch(paths: readonly string[], options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const watched = () => {
    const configuration = readConfiguration(terminal);
    const own = findConfiguration(terminal);
    const { rules, filters, pipelines, fixtures, out } = configuration;
    const all = [...rules, ...filters, ...pipelines, ...(paths.length > 0 ? paths : fixtures)];
    return { paths: [...all, ...(own === null ? [] : [own])], ignored: [out] };
  };
  return await watchRuns(watched, () => run(paths, options, terminal), terminal);
}

async function run(paths: readonly string[], options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const configuration = readConfiguration(terminal);
  const rulesets = options.ruleset.length > 0 ? options.ruleset : configuration.rulesets;
  const { documents, sources, pack, diagnostics, placeholders, unread } = withProgress(terminal, (progress) =>
    makePack({ ...configuration, rulesets }, workingDirectory, progress),
  );
  const told = atLeast(withSettings(diagnostics.all, configuration.checks), 'warning');
  const { others, refused } =
    pack === null ? { others: told, refused: '' } : toldOfPack(told, documents, pack.manifest);
  if (others.length > 0) terminal.err(diagnosticsText(others, sources, 'text', terminal));
  terminal.err(refused);
  const fixtures = fixturesOf(paths.length > 0 ? paths : configuration.fixtures, options.name, terminal);
  if (pack === null || fixtures === null) return exitCodes.findings;

  const { ruleset, report } = loadManager(pack, rulesets, workingDirectory);
  for (const { level, text } of report.messages) terminal.err(`${level}: ${text}\n`);
  if (ruleset === null) return exitCodes.findings;

  const judges = { documents, manifest: pack.manifest, ruleset, placeholders };
  const judged = withProgress(terminal, (progress) => {
    progress.phase(`running ${counted(fixtures.length, 'fixture')}`);
    return judgeFixtures(fixtures, judges);
  });
  if (rulesets.length === 0) terminal.err(undecodedText(judged, missingDecoders(standingOf(pack))));
  const colors = createColors(terminal.colour);
  const coverage =
    options.coverage === true ? coverageOf(judged, judges, (range) => textAt(range, sources)) : null;
  await terminal.out(
    options.format === 'json'
      ? jsonLines(judged) + (coverage === null ? '' : `${JSON.stringify({ coverage: coverage.rules })}\n`)
      : payloadTable(judged, colors) + (coverage === null ? '' : `\n${coverageText(coverage, colors)}`),
  );
  if (options.junit !== undefined) {
    writeFileAtomically(resolve(workingDirectory, options.junit), junitText(judged));
  }
  if (options.update === true) {
    const { changed, left } = updateFixtures(judged, workingDirectory);
    terminal.err([...left, `${counted(changed, 'case')} changed`].map((line) => `${line}\n`).join(''));
    return left.length > 0 ? exitCodes.findings : exitCodes.fine;
  }
  const isFine = judged.every(({ agrees }) => agrees) && report.messages.length === 0 && unread.length === 0;
  return isFine ? exitCodes.fine : exitCodes.findings;
}

function fixturesOf(
  paths: readonly string[],
  name: string | undefined,
  terminal: Terminal,
): readonly PayloadFixture[] | null {
  if (paths.length === 0) throw new UsageError('no fixtures: name them, or set "fixtures" in sigmazuh.yml');
  const diagnostics = new Diagnostics();
  const { fixtures, sources } = readFixtures(paths, terminal.workingDirectory, diagnostics);
  if (diagnostics.all.length > 0) {
    terminal.err(diagnosticsText(diagnostics.all, sources, 'text', terminal));
    return null;
  }
  if (name === undefined) return fixtures;
  const chosen = fixtures.flatMap((fixture) => named(fixture, name.toLowerCase()));
  if (chosen.length === 0) throw new UsageError(`no case has "${name}" in its name, technique or file`);
  return chosen;
}

function named(fixture: PayloadFixture, part: string): readonly PayloadFixture[] {
  const has = (text: string): boolean => text.toLowerCase().includes(part);
  if (has(fixture.technique.value) || has(fixture.file)) return [fixture];
  const cases = fixture.cases.filter((each) => has(each.name));
  return cases.length === 0 ? [] : [{ ...fixture, cases }];
}

function textAt({ file, start, end }: SourceRange, sources: readonly SourceText[]): string {
  return sources.find((source) => source.file === file)?.text.slice(start.offset, end.offset) ?? '';
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
