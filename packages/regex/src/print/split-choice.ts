import { choice, type Pattern } from '@sigmazuh/compiler';
import { printPcre2 } from './print-pcre2.ts';
import { searchParts } from './search-parts.ts';

/**
 * A choice as several, each printed within `maxBytes` bytes of PCRE2 text: together they find what the whole finds.
 * Alternatives are kept in sorted order, so that those that begin alike stay together and share their beginnings.
 * What cannot be parted any further is left longer; who prints it has to see to that.
 */
export function splitChoice(pattern: Pattern, maxBytes: number): readonly Pattern[] {
  if (printPcre2(pattern).length <= maxBytes) return [pattern];
  const alternatives = searchParts(pattern);
  if (alternatives.length < 2) return [pattern];
  const middle = Math.ceil(alternatives.length / 2);
  const sorted = alternatives
    .map((each) => [sortingText(each), each] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, each]) => each);
  return [sorted.slice(0, middle), sorted.slice(middle)].flatMap((part) =>
    splitChoice(choice(part), maxBytes),
  );
}

function sortingText(pattern: Pattern): string {
  const text = pattern.kind === 'literal' ? pattern.text : JSON.stringify(pattern);
  return text.toLowerCase();
}
