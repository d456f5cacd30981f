/** One file's worth of comparisons with the real engine. */
export interface FileOutcome {
  readonly file: string;
  readonly total: number;
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly title: string;
  /** What differs, e.g. `event 3 path: [1] instead of [1,100001]`. */
  readonly differences: readonly string[];
}

export function passed({ total, failures }: FileOutcome): number {
  return total - failures.length;
}

/** JSON with sorted keys, so that two values of the same content compare equal. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const shownLength = 160;

/** Says what differs, or nothing. */
export function difference(what: string, got: unknown, wanted: unknown): readonly string[] {
  const [mine, theirs] = [canonical(got) ?? 'nothing', canonical(wanted) ?? 'nothing'];
  if (mine === theirs) return [];
  return [`${what}: ${mine.slice(0, shownLength)} instead of ${theirs.slice(0, shownLength)}`];
}
