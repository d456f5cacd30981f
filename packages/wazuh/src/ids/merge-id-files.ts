import type { IdFile } from './id-file.ts';

/**
 * What an id file holds after two builds at once: all of `theirs`, which the other build has written, and what this
 * one gave on top of the file it started from. `null` when both gave one id away, or gave two ids to one rule: then
 * this build's pack has ids that the other's does not know, and has to be made anew from `theirs`.
 *
 * @param before the file this build started from
 * @param ours the same with this build's new entries
 */
export function mergeIdFiles(before: IdFile, ours: IdFile, theirs: IdFile): IdFile | null {
  const taken = new Set([...theirs.rules.values(), ...theirs.retired.keys()]);
  const rules = new Map(theirs.rules);
  for (const [key, id] of ours.rules) {
    const known = theirs.rules.get(key);
    if (known === id) continue;
    if (known !== undefined || taken.has(id) || before.rules.has(key)) return null;
    rules.set(key, id);
  }
  const isSame = sameRange(ours.range, theirs.range) && sameRange(ours.inner, theirs.inner);
  return isSame ? Object.freeze({ ...theirs, rules }) : null;
}

function sameRange(one: IdFile['inner'], other: IdFile['inner']): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}
