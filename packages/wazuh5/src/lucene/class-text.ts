import type { CodePointRange } from '@sigmazuh/compiler';
import { characterText, isPlainInClass, whiteSpace } from './characters.ts';

/**
 * A class of characters, or an alternation where the plugin cannot be told some of them inside a class:
 *
 *     [a-z:]   →   ([a-z]|[:])
 *
 * `null` = some of them cannot be asked for.
 */
export function classText(ranges: readonly CodePointRange[]): string | null {
  let inClass = '';
  const beside: string[] = [];
  for (const range of ranges.flatMap(partedAtWhiteSpace)) {
    if (range.from === whiteSpace.from && range.to === whiteSpace.to) {
      beside.push(whiteSpace.text);
      continue;
    }
    const { from, to, peeled } = withPlainEnds(range);
    for (const point of peeled) {
      const text = characterText(String.fromCodePoint(point));
      if (text === null) return null;
      beside.push(text);
    }
    if (from === to) inClass += String.fromCodePoint(from);
    else if (from < to) inClass += `${String.fromCodePoint(from)}-${String.fromCodePoint(to)}`;
  }
  const alternatives = inClass === '' ? beside : [`[${inClass}]`, ...beside];
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return only;
  return alternatives.length === 0 ? null : `(${alternatives.join('|')})`;
}

/** Tab to carriage return can be asked for together: a range that begins or ends with them gives them up. */
function partedAtWhiteSpace(range: CodePointRange): readonly CodePointRange[] {
  const holdsAll = range.from <= whiteSpace.from && whiteSpace.to <= range.to;
  if (!holdsAll || (range.from < whiteSpace.from && whiteSpace.to < range.to)) return [range];
  return [
    { from: range.from, to: whiteSpace.from - 1 },
    { from: whiteSpace.from, to: whiteSpace.to },
    { from: whiteSpace.to + 1, to: range.to },
  ].filter(({ from, to }) => from <= to);
}

/** The range without those at its ends that cannot end one. */
function withPlainEnds(range: CodePointRange): CodePointRange & { readonly peeled: readonly number[] } {
  let { from, to } = range;
  const peeled: number[] = [];
  while (from <= to && !isPlainInClass(from)) peeled.push(from++);
  while (to > from && !isPlainInClass(to)) peeled.push(to--);
  return { from, to, peeled };
}
