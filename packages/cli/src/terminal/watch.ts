import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Terminal } from '../terminal.ts';

/** Changes that come together (an editor writes, renames, touches) are one change. */
const quietMilliseconds = 150;

/** What to look at, and what not: the run's own output among it would run it for ever. */
export interface Watched {
  readonly paths: readonly string[];
  readonly ignored: readonly string[];
}

/**
 * Runs something now, and again after each change below the paths, until the terminal is closed.
 *
 * @param watched asked before each run, since the one before may have read another configuration
 */
export async function runWatching(
  watched: () => Watched,
  run: () => Promise<void>,
  terminal: Terminal,
): Promise<void> {
  while (terminal.closed?.aborted !== true) {
    // Watched before the run begins, so that nothing that changes meanwhile is missed.
    const change = nextChange(watched(), terminal);
    await run();
    terminal.err('watching for changes\n');
    const changed = await change;
    if (changed.length > 0) terminal.err(`\n${changed.join(', ')} changed\n`);
  }
}

/** @returns the names of what has changed; none when the terminal was closed */
function nextChange(
  { paths, ignored }: Watched,
  { workingDirectory, closed }: Terminal,
): Promise<readonly string[]> {
  const own = ignored.map((path) => resolve(workingDirectory, path));
  return new Promise((changed) => {
    const watchers: FSWatcher[] = [];
    const names = new Set<string>();
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      for (const each of watchers) each.close();
      changed([...names].sort());
    };
    const note = (path: string): void => {
      const name = basename(path);
      const isOwn = own.some((each) => path === each || path.startsWith(`${each}${sep}`));
      if (isOwn || name.startsWith('.') || /\.tmp$|\.lock$|~$/.test(name)) return;
      names.add(relative(workingDirectory, path));
      clearTimeout(timer);
      timer = setTimeout(end, quietMilliseconds);
    };
    closed?.addEventListener('abort', end, { once: true });
    for (const path of paths) watchers.push(...watchersOf(resolve(workingDirectory, path), note));
  });
}

/** A file is watched through its directory, since editors put a new file in its place. */
function watchersOf(path: string, note: (path: string) => void): readonly FSWatcher[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isDirectory()) {
    return [watch(path, { recursive: true }, (_, name) => note(join(path, name ?? '')))];
  }
  return [
    watch(dirname(path), (_, name) => {
      if (name === basename(path)) note(path);
    }),
  ];
}
