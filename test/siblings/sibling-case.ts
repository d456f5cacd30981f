/** A rule and lines: those that it must match, and those that it must not, for both judges. */
export type SiblingCase = readonly [
  title: string,
  logSource: string,
  detection: string,
  yes: readonly string[],
  no: readonly string[],
];

/** Detections are written as a rule has them, below `detection:`. */
export function selecting(...items: readonly string[]): string {
  return `  s:\n${lines(items)}\n  condition: s`;
}

export function selectingWithout(item: string, ...filter: readonly string[]): string {
  return `  s:\n${lines([item])}\n  f:\n${lines(filter)}\n  condition: s and not f`;
}

export function keywords(...words: readonly string[]): string {
  return `  k:\n${words.map((word) => `    - '${word}'`).join('\n')}\n  condition: k`;
}

function lines(items: readonly string[]): string {
  return items.map((item) => `    ${item}`).join('\n');
}
