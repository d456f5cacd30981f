#!/usr/bin/env node
// The command works straight after `npm ci`: built, it runs what was built; in a checkout that was not built yet, its
// sources; and where neither can be, it says what to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../bundle/', import.meta.url);
const built = new URL('../build/main.js', import.meta.url);
const source = new URL('../src/main.ts', import.meta.url);

if (isUpToDate(bundle)) {
  await import(new URL('main.js', bundle).href);
} else if (existsSync(built)) {
  await import(built.href);
} else {
  process.exitCode = runSource();
}

/**
 * The bundle starts sooner, but only a whole build makes it anew: not when a package in it was compiled since.
 * @param {URL} directory
 */
function isUpToDate(directory) {
  const list = new URL('made-of.json', directory);
  if (!existsSync(list)) return false;
  const made = statSync(list).mtimeMs;
  return JSON.parse(readFileSync(list, 'utf8')).every((name) => {
    const compiled = new URL(`../../${name}/build/.tsbuildinfo`, import.meta.url);
    return (statSync(compiled, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= made;
  });
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
