import type { Finding } from './finding.ts';

/**
 * Findings of a text as they stand in a later one, until they are looked for again: those behind what was changed are
 * moved along, those that the change touched are left out.
 */
export function movedFindings(findings: readonly Finding[], before: string, now: string): readonly Finding[] {
  if (before === now) return findings;
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const behind = before.length - tail;
  const by = now.length - before.length;
  const moved = (offset: number): number => (offset >= behind ? offset + by : offset);
  const isTouched = (start: number, end: number): boolean => end > head && start < behind;
  return findings.flatMap((each) => {
    if (isTouched(each.start, each.end)) return [];
    const edits = each.edits.flatMap((edit) =>
      isTouched(edit.start, edit.end) ? [] : [{ ...edit, start: moved(edit.start), end: moved(edit.end) }],
    );
    return [{ ...each, start: moved(each.start), end: moved(each.end), edits }];
  });
}
