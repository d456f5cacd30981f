import type { Dirent, Stats } from 'node:fs';

/** What is no file and no directory, in words. */
export function kindOf(entry: Stats | Dirent): string {
  if (entry.isFIFO()) return 'it is a pipe';
  if (entry.isSocket()) return 'it is a socket';
  return 'it is a device';
}

/** Whether it is a file, or what a shell puts in the place of `<(command)`: a pipe that has an end. */
export function hasEnd(entry: Stats, absolute: string): boolean {
  return entry.isFile() || (entry.isFIFO() && /^\/(?:dev\/stdin$|(?:dev|proc\/self)\/fd\/)/.test(absolute));
}
