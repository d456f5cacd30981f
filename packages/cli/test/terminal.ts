import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runCli } from '../src/program.ts';

/** What a command left behind. */
export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A working directory of its own, with files, in which commands are run. */
export class Workplace {
  readonly directory = mkdtempSync(join(tmpdir(), 'sigmazuh-'));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.directory, path)), { recursive: true });
    writeFileSync(join(this.directory, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.directory, path), 'utf8');
  }

  /** Every file below the directory, by its path. */
  files(): Readonly<Record<string, string>> {
    const paths = readdirSync(this.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.directory.length + 1));
    return Object.fromEntries(paths.sort().map((path) => [path, this.read(path)]));
  }

  async run(argv: readonly string[], input = '', closed?: AbortSignal): Promise<Ran> {
    return this.runIn('.', argv, input, closed);
  }

  /** Runs a command in a directory below. */
  async runIn(directory: string, argv: readonly string[], input = '', closed?: AbortSignal): Promise<Ran> {
    let out = '';
    let err = '';
    const exit = await runCli(argv, {
      input: oneChunk(input),
      out: async (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      workingDirectory: join(this.directory, directory),
      colour: false,
      // Servers of tests recover as soon as they are asked again.
      wait: (milliseconds) => delay(Math.min(milliseconds, 10)),
      ...(closed === undefined ? {} : { closed }),
    });
    return { exit, out, err };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  if (text !== '') yield text;
}

/** A small rule that is right, and in which tests change one thing. */
export const soundRule = `title: Whoami
id: 6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90
status: test
description: Somebody asks who they are.
references:
  - https://example.com/whoami
author: Example
date: 2026-01-02
tags:
  - attack.discovery
  - attack.t1033
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
falsepositives:
  - Administrators
level: low
`;

/** A correlation about that rule. */
export const soundCorrelation = `title: Whoami Often
id: 8f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90
correlation:
  type: event_count
  rules: [6f1e3a52-6a0b-4c1d-9a5e-3d2f1b7c8e90]
  group-by: [Computer]
  timespan: 5m
  condition: {gte: 10}
level: high
`;
