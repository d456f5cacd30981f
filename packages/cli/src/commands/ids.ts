import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Migration, migrateIdFile, printIdFile } from '@sigmazuh/wazuh';
import { readConfiguration } from '../configuration.ts';
import { readNamedText } from '../files/read-text.ts';
import { writeFileAtomically } from '../files/write/write-files.ts';
import { withLock } from '../ids/lock-file.ts';
import { counted } from '../terminal/counted.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';
import { formatOption } from './format-option.ts';
import type { CommandDefinition } from './index.ts';

interface MigrateOptions {
  readonly format: 'text' | 'json';
}

/** `sigmazuh ids migrate`: an id file of the first format becomes one of the present format, in its place. */
export const idsCommand: CommandDefinition = {
  define(parent, terminal, ended) {
    parent
      .command('ids')
      .description('look after the file that remembers which rule has which id')
      .command('migrate')
      .description('give every Sigma rule of an id file of the first format the one id it keeps')
      .argument('[file]', 'the id file (default: the one in sigmazuh.yml)')
      .addOption(formatOption(['text', 'json']))
      .action(async (file: string | undefined, options: MigrateOptions) =>
        ended(await migrate(file, options, terminal)),
      );
  },
};

async function migrate(
  file: string | undefined,
  { format }: MigrateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const path = file ?? readConfiguration(terminal).ids;
  if (path === null) throw new UsageError('no id file: name one, or set "ids" in sigmazuh.yml');
  const absolute = resolve(terminal.workingDirectory, path);
  if (!existsSync(absolute)) throw new UsageError(`${path}: no such file`);
  const migration = await withLock(`${absolute}.lock`, () => {
    const result = migrateIdFile(readNamedText(path, absolute));
    if ('error' in result) throw new UsageError(`${path}:${result.line}:${result.column} ${result.error}`);
    writeFileAtomically(absolute, printIdFile(result.file));
    return result;
  });
  await terminal.out(format === 'json' ? migrationJson(migration) : migrationText(migration, path));
  return exitCodes.fine;
}

function migrationJson({ rules }: Migration): string {
  const entries = rules.map(({ key, id, retired }) => ({ rule: key, wazuhId: id, retired }));
  return `${JSON.stringify({ rules: entries }, null, 2)}\n`;
}

function migrationText({ rules, file }: Migration, path: string): string {
  const changed = rules
    .filter(({ retired }) => retired.length > 0)
    .map(({ key, id, retired }) => `  ${key} keeps ${id}; retired: ${retired.join(', ')}\n`);
  return `${changed.join('')}${path}: one id for ${counted(rules.length, 'rule')}, ${counted(file.retired.size, 'id')} retired\n`;
}
