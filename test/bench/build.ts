import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { ruleFolders, shared, sharedIsPresent } from '../corpus/shared.ts';
import type { Bench } from './measure.ts';

/** What a build of all public rules may take: seconds of the clock, and megabytes. */
const promised = { seconds: 10, megabytes: 1_024 };
/** What `npm run sigmazuh`, the image and the action give Node. */
const flags = ['--max-semi-space-size=64', '--v8-pool-size=1'];
/** One rule file out of so many, and how often each build runs. */
const samples = [
  { every: 4, runs: 3, flags },
  { every: 1, runs: 5, flags },
  { every: 1, runs: 3, flags: [] },
];

const command = fileURLToPath(new URL('../../packages/cli/bin/sigmazuh.js', import.meta.url));
const sayPeak = "process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS))";

/** `sigmazuh build` as a command, from its start to its end, without anything remembered from an earlier one. */
export const buildBench: Bench = {
  name: 'build',
  run() {
    if (!sharedIsPresent) return null;
    if (!existsSync(command)) throw new Error('the command is not built: npm run build');
    const folders = ruleFolders.map((folder) => join(shared, 'sigmahq', folder));
    const files = globSync(
      folders.map((folder) => `${folder}/**/*.yml`),
      { absolute: true },
    ).sort();
    const rows = samples.map(({ every, runs, flags }) => {
      const chosen = files.filter((_, i) => i % every === 0);
      const builds = Array.from({ length: runs }, () => build(every === 1 ? folders : chosen, flags)).sort(
        (a, b) => a.seconds - b.seconds,
      );
      const middle = builds[runs >> 1]?.seconds ?? 0;
      return {
        files: chosen.length,
        started: flags.length === 0 ? 'plainly' : flags.join(' '),
        fastest: builds[0]?.seconds ?? 0,
        middle,
        slowest: builds.at(-1)?.seconds ?? 0,
        peak: Math.max(...builds.map(({ megabytes }) => megabytes)),
      };
    });
    const [some, all, plain] = rows;
    const ratio = (all?.middle ?? 0) / (all?.files ?? 1) / ((some?.middle ?? 0) / (some?.files ?? 1));
    return {
      title: 'seconds to build a pack from cold, against the stock ruleset',
      head: ['rule files', 'Node started', 'fastest', 'median', 'slowest', 'ms a file', 'peak MB'],
      rows: rows.map((row) => [
        row.files,
        row.started,
        ...[row.fastest, row.middle, row.slowest].map((seconds) => seconds.toFixed(2)),
        ((row.middle / row.files) * 1_000).toFixed(2),
        row.peak.toFixed(0),
      ]),
      reads: `all of them: ${all?.middle.toFixed(2)} s (promised: at most ${promised.seconds}; ${plain?.middle.toFixed(2)} where Node is started plainly), ${all?.peak.toFixed(0)} MB (at most ${promised.megabytes}); a file among four times as many costs ${ratio.toFixed(2)} times as much`,
    };
  },
};

function build(
  paths: readonly string[],
  flags: readonly string[],
): { readonly seconds: number; readonly megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'sigmazuh-bench-'));
  const places = ['--ruleset', join(shared, 'wazuh-4.14.7'), '--out', join(folder, 'dist')];
  const watched = ['--import', `data:text/javascript,${encodeURIComponent(sayPeak)}`, command];
  const began = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, ...watched, 'build', ...paths, ...places, '--ids', join(folder, 'ids.yml')],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const seconds = (performance.now() - began) / 1_000;
  rmSync(folder, { recursive: true });
  const peak = /\npeak (\d+)$/.exec(stderr)?.[1];
  if (peak === undefined || status === 2)
    throw new Error(`sigmazuh build ended with ${status}: ${stderr.slice(-2_000)}`);
  return { seconds, megabytes: Number(peak) / 1_024 };
}
