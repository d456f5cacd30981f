/**
 * Texts one character away from `text`, the telling ones first: something put before or behind it, its ends cut off
 * or replaced, then changes inside. `most` bounds how many places inside are tried.
 */
export function nearTexts(text: string, most: number): readonly string[] {
  const points = Array.from(text);
  const without = (at: number) => points.filter((_, i) => i !== at).join('');
  const replaced = (at: number) => points.map((each, i) => (i === at ? other(each) : each)).join('');
  const last = points.length - 1;
  const inside = places(points.length, most);
  const near = [
    `${text}x`,
    `x${text}`,
    without(last),
    without(0),
    replaced(last),
    replaced(0),
    ...inside.flatMap((at) => [without(at), replaced(at)]),
    ...inside.map((at) => [...points.slice(0, at), 'x', ...points.slice(at)].join('')),
    points.map(swapCase).join(''),
  ];
  return [...new Set(near)].filter((each) => each !== text);
}

function places(length: number, most: number): readonly number[] {
  const count = Math.max(0, Math.min(length, most));
  return Array.from({ length: count }, (_, i) => Math.floor((i * length) / count));
}

function other(character: string): string {
  return character.toLowerCase() === 'z' ? 'q' : 'z';
}

function swapCase(character: string): string {
  const lower = character.toLowerCase();
  return character === lower ? character.toUpperCase() : lower;
}
