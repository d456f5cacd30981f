import { appendFileSync, closeSync, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { wazuhIndex } from '@sigmazuh/opensearch';
import { Diagnostics } from '@sigmazuh/parser';
import { InvalidArgumentError } from 'commander';
import { readConfiguration } from '../configuration.ts';
import { systemReason } from '../files/file-errors.ts';
import { readNamedText } from '../files/read-text.ts';
import { OutputError } from '../files/write/output-error.ts';
import { chooseWazuhIndices, refuseMissing } from '../hunt/choose-indices.ts';
import { exportHits, groupLines } from '../hunt/export-hits.ts';
import { huntJson, huntText } from '../hunt/hunt-report.ts';
import { type HuntResult, huntRules } from '../hunt/hunt-rules.ts';
import { type Hunted, huntedRules } from '../hunt/hunted-rules.ts';
import { type SearchCall, SearchRefused, type SearchServer, searchClient } from '../hunt/search-client.ts';
import type { HuntScope } from '../hunt/search-scope.ts';
import { indexerCredentials, readCredentials } from '../server/credentials.ts';
import { ServerError } from '../server/server-error.ts';
import { readServerUrl, type ServerKind } from '../server/server-url.ts';
import { counted } from '../terminal/counted.ts';
import { startProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { collect, formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';
import { addRuleChoice, type RuleChoiceOptions, ruleChoice } from './rule-choice.ts';

interface HuntOptions extends RuleChoiceOptions {
  readonly url?: string;
  readonly since: string;
  readonly until: string;
  readonly index?: string;
  readonly ca?: string;
  readonly credentials?: string;
  readonly pipeline: readonly string[];
  readonly samples: number;
  readonly parallel: number;
  readonly hits?: string;
  readonly format: 'text' | 'json';
}

const indexer: ServerKind = {
  name: 'indexer',
  named: 'name it with --url, or set SIGMAZUH_INDEXER_URL',
  example: 'https://127.0.0.1:9200',
  credentials: indexerCredentials,
  inTheClear: 'on-this-machine',
};

/** `sigmazuh hunt`: which events of the past the rules match. Only ever reads. */
export const huntCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    const command = parent
      .command('hunt')
      .description("search an indexer for the events that rules match: Wazuh 4's, or one of your own")
      .argument('[rules...]', 'Sigma files or directories')
      .option('--url <url>', 'the indexer, https://HOST:9200 (default: SIGMAZUH_INDEXER_URL)')
      .option('--since <time>', 'how far back: 30d, 12h, or a date', period, 'now-30d')
      .option('--until <time>', 'up to when', period, 'now')
      .option('--index <pattern>', "indices to search (default: the manager's archives, else its alerts)")
      .option('--ca <file>', 'the authority that signed its certificate, as PEM')
      .option(
        '--credentials <file>',
        'a file with "user:password" in its first line (default: SIGMAZUH_INDEXER_USER and SIGMAZUH_INDEXER_PASSWORD)',
      )
      .option('--pipeline <file>', 'a pipeline over the built-in ones', collect, [])
      .option('--samples <number>', 'events to show of each rule', wholeNumber, 3)
      .option('--parallel <number>', 'searches at a time', wholeNumber, 2)
      .option('--hits <file>', 'write every hit to this file, a line of JSON each');
    addRuleChoice(command)
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: HuntOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(paths: readonly string[], options: HuntOptions, terminal: Terminal): Promise<ExitCode> {
  const server = serverOf(options, terminal);
  const waiting = rulesFor(paths, options, terminal);
  if (waiting === null) return exitCodes.findings;
  const all = waiting.length;
  const call = searchClient(server);
  // Whoever cannot write there hears of it before the hunt.
  const file = options.hits === undefined ? null : hitsFile(options.hits, terminal);
  const results: HuntResult[] = [];
  const progress = startProgress(terminal);
  const began = performance.now();
  try {
    const scope = await scopeOf(options, waiting, call);
    await huntRules(waiting, scope, call, (result) => {
      results.push(result);
      progress.phase(bar(results, all));
    });
    progress.end();
    if (file !== null) {
      const told = await exportAll(results, file, scope, call);
      terminal.err(`${told} hits written to ${options.hits}\n`);
    }
  } catch (error) {
    progress.end();
    if (!(error instanceof ServerError || error instanceof SearchRefused)) throw error;
    await report(results, options, terminal);
    terminal.err(`${error.message}\n${results.length} of ${counted(all, 'rule')} searched\n`);
    return exitCodes.findings;
  } finally {
    if (file !== null) closeSync(file);
  }
  await report(results, options, terminal);
  const found = results.filter((each) => 'hits' in each && each.hits > 0).length;
  const failed = results.filter((each) => 'error' in each).length;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  terminal.err(
    `${server.url.host}: ${counted(all, 'rule')} in ${seconds} s, ${found} with hits${failed === 0 ? '' : `, ${failed} not searched`}\n`,
  );
  return found + failed > 0 ? exitCodes.findings : exitCodes.fine;
}

/** The rules and correlations that have a search; how many have none is told. `null` when a pipeline is wrong. */
function rulesFor(paths: readonly string[], options: HuntOptions, terminal: Terminal): Hunted[] | null {
  const configuration = readConfiguration(terminal);
  const settings = {
    rules: paths.length > 0 ? paths : configuration.rules,
    pipelines: [...configuration.pipelines, ...options.pipeline],
    placeholders: configuration.placeholders,
    ...ruleChoice(options, configuration),
  };
  const hunted = huntedRules(settings, terminal.workingDirectory);
  if (hunted instanceof Diagnostics) {
    for (const { range, message } of hunted.all) {
      terminal.err(`${range.file}:${range.start.line}:${range.start.column} ${message}\n`);
    }
    return null;
  }
  const { waiting, refused } = hunted;
  if (refused > 0)
    terminal.err(`${counted(refused, 'rule')} without a search ("build --target opensearch" says why)\n`);
  return waiting;
}

async function scopeOf(
  { index, since, until, samples, parallel }: HuntOptions,
  rules: readonly Hunted[],
  call: SearchCall,
): Promise<HuntScope> {
  return { indices: await indicesFor(index, rules, call), since, until, samples, parallel };
}

/** `null` where rules have indices of their own. */
async function indicesFor(
  named: string | undefined,
  rules: readonly Hunted[],
  call: SearchCall,
): Promise<string | null> {
  const own = [...new Set(rules.map(({ index }) => index.indices))];
  if (named === undefined && own.length === 1 && own[0] === wazuhIndex.indices)
    return chooseWazuhIndices(call);
  await refuseMissing(named === undefined ? own : [named], call);
  return named ?? null;
}

async function report(results: readonly HuntResult[], options: HuntOptions, terminal: Terminal) {
  await terminal.out(
    options.format === 'json'
      ? `${JSON.stringify({ since: options.since, until: options.until, rules: huntJson(results) }, null, 2)}\n`
      : huntText(results, terminal),
  );
}

/** Opens it and leaves what it holds, which only a hunt that came to its end replaces. */
function hitsFile(path: string, { workingDirectory }: Terminal): number {
  try {
    return openSync(resolve(workingDirectory, path), 'a');
  } catch (error) {
    throw new OutputError(path, systemReason(error));
  }
}

async function exportAll(
  results: readonly HuntResult[],
  file: number,
  scope: HuntScope,
  call: SearchCall,
): Promise<number> {
  let told = 0;
  // A pipe has nothing to replace.
  if (fstatSync(file).isFile()) ftruncateSync(file);
  for (const result of results) {
    if ('error' in result) continue;
    if ('groups' in result) {
      appendFileSync(file, groupLines(result.rule, result.groups));
      told += result.groups.length;
      continue;
    }
    if (result.search === null) continue;
    told += await exportHits(result.search, scope, call, async (text) => void appendFileSync(file, text));
  }
  return told;
}

/** `███████░░░░░░░░░░░░░ 1200 of 3345 rules, 35 with hits` */
function bar(results: readonly HuntResult[], all: number): string {
  const filled = Math.floor((results.length / all) * 20);
  const found = results.filter((each) => 'hits' in each && each.hits > 0).length;
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${results.length} of ${all} rules, ${found} with hits`;
}

function serverOf({ url, ca, credentials }: HuntOptions, terminal: Terminal): SearchServer {
  const server = readServerUrl(url ?? process.env.SIGMAZUH_INDEXER_URL, indexer);
  const isNamed = credentials !== undefined || process.env.SIGMAZUH_INDEXER_USER !== undefined;
  return {
    url: server,
    ...(isNamed
      ? {
          credentials: readCredentials(
            indexerCredentials,
            credentials,
            process.env,
            terminal.workingDirectory,
          ),
        }
      : {}),
    ...(ca === undefined ? {} : { ca: readNamedText(ca, resolve(terminal.workingDirectory, ca)) }),
  };
}

/** `30d` → `now-30d`; dates as they are. */
function period(text: string): string {
  if (/^\d+[smhdwMy]$/.test(text)) return `now-${text}`;
  if (/^(?:now|\d{4}-\d\d-\d\d)/.test(text)) return text;
  throw new InvalidArgumentError('it is a period such as 30d or 12h, or a date such as 2026-11-01');
}

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('it is a whole number');
}
