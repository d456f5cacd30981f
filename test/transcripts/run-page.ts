import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '@sigmazuh/cli';

/** A page's block of a terminal, with what the commands in it print now. */
export interface Transcript {
  readonly line: number;
  /** As the page has it. */
  readonly written: string;
  /** What comes now. */
  readonly printed: string;
}

const block = /^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm;

/**
 * Does what a page says, in an empty directory: files (` ```yaml file=rules/x.yml `) are written, commands of terminals
 * (` ```console `) are run. Commands are `sigmazuh …`, with `< FILE` and `| head -N` or `| tail -N` behind them.
 */
export async function runPage(text: string): Promise<readonly Transcript[]> {
  const directory = mkdtempSync(join(tmpdir(), 'sigmazuh-page-'));
  const transcripts: Transcript[] = [];
  try {
    for (const [whole, language, file, body = ''] of text.matchAll(block)) {
      if (file !== undefined) {
        mkdirSync(dirname(join(directory, file)), { recursive: true });
        writeFileSync(join(directory, file), body);
      }
      if (language !== 'console') continue;
      const line = text.slice(0, text.indexOf(whole)).split('\n').length + 1;
      const commands = body.split('\n').filter((each) => each.startsWith('$ '));
      let printed = '';
      for (const command of commands) printed += `${command}\n${await run(command.slice(2), directory)}`;
      transcripts.push({ line, written: body, printed });
    }
    return transcripts;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function run(command: string, directory: string): Promise<string> {
  const [, line = '', input, end, count] =
    /^(.*?)(?: < (\S+))?(?: \| (head|tail) -(\d+))?$/.exec(command) ?? [];
  const [program, ...argv] = wordsOf(line);
  if (program === 'mkdir') {
    mkdirSync(join(directory, argv.at(-1) ?? ''), { recursive: true });
    return '';
  }
  if (program !== 'sigmazuh') throw new Error(`a page can run sigmazuh only: ${command}`);
  let printed = '';
  await runCli(argv, {
    input: chunks(input === undefined ? '' : readFileSync(join(directory, input), 'utf8')),
    out: async (text) => {
      printed += text;
    },
    err: (text) => {
      printed += text;
    },
    workingDirectory: directory,
    colour: false,
  });
  // Blanks at the ends of lines are nothing that a page should have to keep.
  const all = printed.replaceAll(directory, '.').replace(/ +$/gm, '');
  if (end === undefined) return all;
  const lines = all.trimEnd().split('\n');
  const kept = end === 'head' ? lines.slice(0, Number(count)) : lines.slice(-Number(count));
  return `${kept.join('\n')}\n`;
}

const wordsOf = (line: string): readonly string[] =>
  Array.from(
    line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g),
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );

async function* chunks(text: string): AsyncGenerator<string> {
  if (text !== '') yield text;
}

/**
 * What pages are about, without what hangs on how the whole pack is planned: how many rules lead up to the alerting
 * ones, and the ids of those. Pages may show those of another day.
 */
export function withoutPlan(text: string): string {
  return text
    .replace(/\d+(?: → \d+)?(?= Wazuh rules)/g, 'N')
    .replace(/costs .*? bytes/g, 'costs N')
    .replace(/<if_sid>[\d,]*<\/if_sid>/g, '<if_sid>N</if_sid>')
    .replace(/\b(?:29|3[0-3])\d{4}\b/g, 'N');
}
