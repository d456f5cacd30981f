#!/usr/bin/env node
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { systemReason } from './files/file-errors.ts';
import { runCli } from './program.ts';
import { exitCodes, type Terminal } from './terminal.ts';

// A reader that has seen enough (`| head`) closes the pipe: that ends the command, and is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`sigmazuh: standard output: cannot be written: ${systemReason(error)}\n`);
  process.exit(exitCodes.usage);
});

// What is said beside the output may go unread.
process.stderr.on('error', () => undefined);

process.stdin.setEncoding('utf8');

const terminal: Terminal = {
  input: process.stdin,
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  // Only a screen shows colours; a file beside it gets plain text.
  err: (text) =>
    void process.stderr.write(process.stderr.isTTY === true ? text : stripVTControlCharacters(text)),
  workingDirectory: process.cwd(),
  colour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '',
  typed: process.stdin.isTTY === true,
  progress: process.stderr.isTTY === true && process.env.CI === undefined,
};

process.exitCode = await runCli(process.argv.slice(2), terminal);
