import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { systemReason } from '../files/file-errors.ts';
import { OutputError } from '../files/write/output-error.ts';
import { UsageError } from '../terminal.ts';

/** How long a lock is waited for and believed in. */
interface LockPatience {
  readonly waitSeconds: number;
  /** A lock of another host, where nobody can ask for the process, is left over after this. */
  readonly staleSeconds: number;
}

const standardPatience: LockPatience = { waitSeconds: 120, staleSeconds: 600 };
const pollMilliseconds = 50;
/** A lock that says nothing for so long never will. */
const secondsToWrite = 5;

/**
 * Runs `act` while no other process holds the lock: a file beside what it guards, made by whoever comes first, which
 * names its process and host. A lock whose process is gone is taken over.
 *
 * @throws UsageError when the lock is not given up in time
 */
export async function withLock<Result>(
  path: string,
  act: () => Result,
  patience: LockPatience = standardPatience,
): Promise<Result> {
  const own = `${process.pid}\n${hostname()}\n`;
  const until = Date.now() + patience.waitSeconds * 1_000;
  while (!take(path, own)) {
    if (clearStale(path, patience)) continue;
    if (Date.now() > until) throw held(path, patience);
    await delay(pollMilliseconds);
  }
  try {
    return act();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string, own: string): boolean {
  try {
    const file = openSync(path, 'wx');
    try {
      writeSync(file, own);
    } catch (error) {
      // A full disk has room for the name still: left there it would hold up the next build.
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw new OutputError(path, systemReason(error));
  }
}

/**
 * Takes away a lock that nobody holds any more. It is moved aside first, and only what was moved is judged: of two
 * processes that find the same lock stale, one moves it, and none moves the lock that the other has made since.
 */
function clearStale(path: string, patience: LockPatience): boolean {
  const found = holderOf(path);
  if (found === null || !isStale(found, patience)) return false;
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    // Somebody else was faster.
    return true;
  }
  const moved = holderOf(aside);
  if (moved !== null && !isStale(moved, patience)) renameSync(aside, path);
  else rmSync(aside, { force: true });
  return true;
}

interface Holder {
  readonly process: number;
  readonly host: string;
  readonly ageSeconds: number;
}

function holderOf(path: string): Holder | null {
  try {
    const [process = '', host = ''] = readFileSync(path, 'utf8').split('\n');
    const ageSeconds = (Date.now() - statSync(path).mtimeMs) / 1_000;
    return { process: Number(process), host, ageSeconds };
  } catch {
    return null;
  }
}

function isStale({ process: id, host, ageSeconds }: Holder, { staleSeconds }: LockPatience): boolean {
  if (ageSeconds > staleSeconds) return true;
  // Not written to yet: its maker is about to, or was ended in between.
  if (host === '') return ageSeconds > secondsToWrite;
  return host === hostname() && !isRunning(id);
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function held(path: string, { waitSeconds }: LockPatience): UsageError {
  const holder = holderOf(path);
  const by =
    holder === null || holder.host === '' ? 'another build' : `process ${holder.process} on ${holder.host}`;
  return new UsageError(
    `${path}: held by ${by}, waited for ${waitSeconds} s; remove this file if no build is running`,
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
