#!/usr/bin/env node
// The command works straight after `npm ci`: built, it runs what was built; in a checkout that was not built yet, its
// sources; and where neither can be, it says what to do.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../build/main.js', import.meta.url);
const source = new URL('../src/main.ts', import.meta.url);

if (existsSync(built)) {
  await import(built.href);
} else {
  process.exitCode = runSource();
}

function runSource() {
  const loader = findLoader();
  if (loader === null || !existsSync(source)) {
    process.stderr.write('sigmazuh: not built yet: run "npm run build" in its repository\n');
    return 2;
  }
  const flags = ['--conditions=sigmazuh:source', '--import', loader];
  const { status, signal } = spawnSync(
    process.execPath,
    [...flags, fileURLToPath(source), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (signal !== null) process.kill(process.pid, signal);
  return status ?? 2;
}

function findLoader() {
  try {
    return import.meta.resolve('tsx');
  } catch {
    return null;
  }
}
