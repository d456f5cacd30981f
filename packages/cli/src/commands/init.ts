import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createColors } from 'picocolors';
import { writeInPlace } from '../files/write/write-files.ts';
import { newRepository } from '../init/repository.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface InitOptions {
  readonly format: 'text' | 'json';
}

/** `sigmazuh init`: a repository of rules that checks, tests and builds as it is. */
export const initCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('init')
      .description('make a repository of rules: configuration, first rule, fixture, pipeline, workflow')
      .argument('[dir]', 'where; made when missing', '.')
      .addOption(formatOption(['text', 'json']))
      .action(async (directory: string, options: InitOptions) =>
        ended(await run(directory, options, terminal)),
      );
  },
};

async function run(path: string, { format }: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const directory = resolve(terminal.workingDirectory, path);
  const files = newRepository().map((file) => ({
    ...file,
    isThere: existsSync(join(directory, file.path)),
  }));
  const missing = files.filter(({ isThere }) => !isThere);
  writeInPlace(directory, missing);
  if (format === 'json') {
    const listed = files.map(({ path: name, isThere }) => ({ path: name, written: !isThere }));
    await terminal.out(`${JSON.stringify({ directory: path, files: listed }, null, 2)}\n`);
    return exitCodes.fine;
  }
  const colors = createColors(terminal.colour);
  for (const { path: name, isThere } of files) {
    await terminal.out(
      isThere ? `  ${colors.dim(`is there already: ${name}`)}\n` : `  ${colors.green('+')} ${name}\n`,
    );
  }
  const step = path === '.' ? '' : `cd ${path}, then `;
  await terminal.out(`\nNext: ${step}sigmazuh test, and sigmazuh build\n`);
  return exitCodes.fine;
}
