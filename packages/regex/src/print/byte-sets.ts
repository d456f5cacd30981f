import type { CodePointRange } from '@sigmazuh/compiler';

/** Sets that PCRE2 has a shorter name for, by their key. */
export const shorthands: Readonly<Record<string, string>> = {
  '0-255': '.',
  '0-9,11-255': '\\N',
  '48-57': '\\d',
  '48-57,65-90,95-95,97-122': '\\w',
  '9-13,32-32': '\\s',
  '0-47,58-255': '\\D',
  '0-47,58-64,91-94,96-96,123-255': '\\W',
  '0-8,14-31,33-255': '\\S',
};

export function byteSetKey(ranges: readonly CodePointRange[]): string {
  return ranges.map(({ from, to }) => `${from}-${to}`).join(',');
}

/** Whether a set is written as what it leaves out. */
export function listsComplement(ranges: readonly CodePointRange[]): boolean {
  return ranges.at(-1)?.to === 0xff && ranges[0]?.from === 0;
}

export function complementBytes(ranges: readonly CodePointRange[]): readonly CodePointRange[] {
  const gaps: CodePointRange[] = [];
  let next = 0;
  for (const { from, to } of ranges) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = to + 1;
  }
  if (next <= 0xff) gaps.push({ from: next, to: 0xff });
  return gaps;
}
