import type { Reporter } from '../reporter.ts';

/** What git writes at the start of a line; the second and the last of them together are no accident. */
const firstMarker = /^<{7}(?: .*)?$/m;
const lastMarker = /^>{7}(?: .*)?$/m;

/** Reports a merge that was left unfinished, once for the file; says whether it did. */
export function refuseConflict(report: Reporter): boolean {
  const { source } = report;
  const found = firstMarker.exec(source.text);
  if (found === null || !lastMarker.test(source.text.slice(found.index))) return false;
  report.error(
    'conflict-marker',
    source.range(found.index, found.index + found[0].length),
    'a merge conflict was left in the file',
    { hint: 'keep one of the two sides, and delete the lines beginning with <<<<<<<, ======= and >>>>>>>' },
  );
  return true;
}
