import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Adopted, type AdoptedFile, type AdoptedRule, adoptedFiles, adoptRules } from '@sigmazuh/adopt';
import type { RulesetTexts } from '@sigmazuh/explain';
import type { SourceText } from '@sigmazuh/parser';
import { packMarkOf, readRuleFile } from '@sigmazuh/wazuh';
import { createColors } from 'picocolors';
import { readConfiguration } from '../configuration.ts';
import { type FileProblem, findFiles, packFiles } from '../files/find-files.ts';
import { readText } from '../files/read-text.ts';
import { listKeys } from '../files/rules/list-keys.ts';
import { readRuleset } from '../files/rules/read-ruleset.ts';
import { writeInPlace } from '../files/write/write-files.ts';
import { counted } from '../terminal/counted.ts';
import { withProgress } from '../terminal/progress.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { collect, formatOption, givenPath } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface AdoptOptions {
  readonly ruleset: readonly string[];
  readonly out: string;
  readonly format: 'text' | 'json';
}

/** `sigmazuh adopt`: hand-written Wazuh rules as Sigma rules, and what cannot be carried over. */
export const adoptCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('adopt')
      .description('turn hand-written Wazuh rules into Sigma rules')
      .argument('<rules...>', 'rule files of a manager, or directories of them')
      .option(
        '--ruleset <dir>',
        "the manager's ruleset, under whose rules they hang (default: the built-in index of stock 4.14)",
        collect,
        [],
      )
      .option('--out <dir>', 'where the rules, their pipeline and their ids go', givenPath, 'adopted')
      .addOption(formatOption(['text', 'json']))
      .action(async (paths: readonly string[], options: AdoptOptions) =>
        ended(await run(paths, options, terminal)),
      );
  },
};

async function run(paths: readonly string[], options: AdoptOptions, terminal: Terminal): Promise<ExitCode> {
  const { workingDirectory } = terminal;
  const configuration = readConfiguration(terminal);
  const named = options.ruleset.length > 0 ? options.ruleset : configuration.rulesets;
  const rulesets = named.map((path) => readRuleset(path, workingDirectory));
  const { sources, ofPacks } = readSources(paths, workingDirectory);
  if (ofPacks.length > 0) {
    terminal.err(
      `${ofPacks.join(', ')}: left out; made by this tool out of Sigma rules, which are what to keep\n`,
    );
  }
  const adopted = withProgress(terminal, (progress) => {
    progress.phase(`adopting ${counted(sources.length, 'file')}`);
    return adoptRules(sources, {
      ...(rulesets.length === 0 ? {} : { ruleset: rulesets.flatMap(({ rules }) => rules) }),
      decoders: rulesets.flatMap(({ decoders }) => decoders),
      levels: configuration.levels,
    });
  });
  const files = adoptedFiles(adopted, {
    name: paths.map((path) => basename(path)).join(', '),
    keysOf: (list) => listKeys(list, rulesets),
    taken: idsBeside(sources, rulesets),
  });
  const out = resolve(workingDirectory, options.out);
  writeInPlace(out, files);
  const left = leftFromBefore(out, files);
  if (left.length > 0) {
    terminal.err(
      `${options.out} has ${left.join(', ')} from before, which none of these rules become: remove them, or they are built as well\n`,
    );
  }
  if (options.format === 'json')
    await terminal.out(`${JSON.stringify(asJson(adopted, files, options.out), null, 2)}\n`);
  else await terminal.out(asText(adopted, files, options.out, terminal));
  const isWhole = adopted.unread.length === 0 && adopted.rules.every(isSettled);
  return isWhole ? exitCodes.fine : exitCodes.findings;
}

/** Rules that an earlier run wrote to the same place, and this one does not. */
function leftFromBefore(out: string, files: readonly AdoptedFile[]): readonly string[] {
  const written = new Set(files.map(({ path }) => path));
  if (!existsSync(join(out, 'rules'))) return [];
  return readdirSync(join(out, 'rules'), { withFileTypes: true })
    .map(({ name }) => `rules/${name}`)
    .filter((path) => /^rules\/wazuh_\d+\.yml$/.test(path) && !written.has(path))
    .sort();
}

/** Rule files that people wrote, and the names of those that a build of this tool wrote. */
function readSources(
  paths: readonly string[],
  workingDirectory: string,
): { readonly sources: readonly SourceText[]; readonly ofPacks: readonly string[] } {
  const problem = ({ shown, reason }: FileProblem): never => {
    throw new UsageError(`${shown}: ${reason}`);
  };
  const texts = findFiles(paths, packFiles, workingDirectory, problem).map(
    (file) => readText(file, problem) ?? problem({ shown: file.shown, reason: 'it cannot be read' }),
  );
  const isOfPack = ({ file, text }: SourceText): boolean => packMarkOf({ name: file, text }) !== null;
  return {
    sources: texts.filter((each) => !isOfPack(each)),
    ofPacks: texts.filter(isOfPack).map(({ file }) => file),
  };
}

/** Ids of the manager's rules that are not adopted. */
function idsBeside(sources: readonly SourceText[], rulesets: readonly RulesetTexts[]): ReadonlySet<number> {
  const own = new Set(sources.map(({ file }) => basename(file)));
  const others = rulesets.flatMap(({ rules }) => rules).filter(({ name }) => !own.has(name));
  return new Set(others.flatMap(({ text }) => readRuleFile(text).map(({ id }) => id)));
}

/** Adopted, or nothing that could be: a rule that never alerts is part of those that do. */
function isSettled({ outcome }: AdoptedRule): boolean {
  return outcome.kind === 'adopted' || outcome.code === 'never-alerts';
}

function placeOf({ range }: Pick<AdoptedRule, 'range'>): string {
  return `${range.file}:${range.start.line}:${range.start.column}`;
}

function asText(adopted: Adopted, files: readonly AdoptedFile[], out: string, terminal: Terminal): string {
  const colors = createColors(terminal.colour);
  const lines: string[] = [];
  for (const problem of adopted.unread) {
    lines.push(
      `${placeOf(problem)} ${colors.red('no manager reads this file')}: ${problem.message}; ${problem.hint}`,
    );
  }
  for (const rule of adopted.rules) {
    const { outcome, wazuhId, title } = rule;
    if (outcome.kind === 'refused') {
      const say = isSettled(rule) ? colors.dim('left out') : colors.red('refused');
      lines.push(`${placeOf(rule)} ${say} rule ${wazuhId} "${title}": ${outcome.reason}`);
    }
    if (outcome.kind === 'adopted') {
      for (const note of outcome.notes) {
        lines.push(`${placeOf(rule)} ${colors.dim('note')} rule ${wazuhId} "${title}": ${note}`);
      }
    }
  }
  const count = adopted.rules.filter(({ outcome }) => outcome.kind === 'adopted').length;
  const refused = adopted.rules.filter((rule) => !isSettled(rule)).length;
  const written = files.length === 0 ? 'nothing is written' : `${counted(files.length, 'file')} in ${out}`;
  lines.push(`${count} of ${counted(adopted.rules.length, 'rule')} adopted, ${refused} refused; ${written}`);
  if (files.length > 0) lines.push(`Next: cd ${out}, then sigmazuh check and sigmazuh build`);
  return `${lines.join('\n')}\n`;
}

function asJson(adopted: Adopted, files: readonly AdoptedFile[], out: string): object {
  return {
    out,
    files: files.map(({ path }) => path),
    unread: adopted.unread.map((each) => ({ place: placeOf(each), message: each.message, hint: each.hint })),
    rules: adopted.rules.map((rule) => ({
      wazuhId: rule.wazuhId,
      place: placeOf(rule),
      title: rule.title,
      level: rule.level,
      status: rule.outcome.kind,
      ...(rule.outcome.kind === 'refused'
        ? { code: rule.outcome.code, reason: rule.outcome.reason }
        : { ids: rule.outcome.documents.map(({ id }) => id), notes: rule.outcome.notes }),
    })),
  };
}
