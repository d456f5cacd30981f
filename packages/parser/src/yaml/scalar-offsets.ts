import type { SourceText } from '../source-text.ts';
import type { YamlScalar } from '../yaml.ts';

const blank = /\s/;

/** The offset in the file of a code unit of a scalar's text; of its end for the text's length. */
export type ScalarOffsets = (index: number) => number;

/**
 * Where in the file each code unit of a scalar's text was written.
 *
 * Folding, chomping and indentation only ever change white space, so the other characters of text and source
 * correspond one to one, apart from the escapes of quoted texts:
 *
 *     condition: 'a and
 *         not b'           text `a and not b`: the blank before `not` has the place of some blank before `not`
 */
export function scalarOffsets(scalar: YamlScalar, source: SourceText): ScalarOffsets {
  const { start, end } = scalar.range;
  const quotes = scalar.style === 'single-quoted' || scalar.style === 'double-quoted' ? 1 : 0;
  // A text as long as its source on one line has neither escapes nor folds.
  if (start.line === end.line && end.offset - start.offset - 2 * quotes === scalar.text.length) {
    return (index) => start.offset + quotes + Math.min(index, scalar.text.length);
  }
  const offsets = aligned(scalar, source);
  return (index) => offsets[index] ?? end.offset;
}

function aligned(scalar: YamlScalar, source: SourceText): readonly number[] {
  const raw = source.text;
  const { text, style } = scalar;
  const stop = scalar.range.end.offset;
  let at = startOfContent(scalar, raw);
  const offsets: number[] = [];
  for (let index = 0; index < text.length; ) {
    if (style === 'double-quoted') at = skipLineContinuation(raw, at);
    const character = text[index] ?? '';
    const length = escapeLength(raw, at, style);
    if (length > 1) {
      const units = codeUnitsOfEscape(raw, at, style);
      for (let unit = 0; unit < units; unit += 1) offsets.push(at);
      at += length;
      index += units;
    } else if (blank.test(character)) {
      offsets.push(Math.min(at, stop));
      if (blank.test(raw[at] ?? '') && !blank.test(text[index + 1] ?? '')) {
        while (at < stop && blank.test(raw[at] ?? '')) at += 1;
      } else if (blank.test(raw[at] ?? '')) {
        at += 1;
      }
      index += 1;
    } else {
      while (at < stop && blank.test(raw[at] ?? '')) at += 1;
      offsets.push(Math.min(at, stop));
      at += 1;
      index += 1;
    }
  }
  offsets.push(Math.min(Math.max(at, scalar.range.start.offset), stop));
  return offsets;
}

function startOfContent(scalar: YamlScalar, raw: string): number {
  const { style, range } = scalar;
  const start = range.start.offset;
  if (style === 'single-quoted' || style === 'double-quoted') return start + 1;
  if (style === 'plain') return start;
  const lineEnd = /\r\n|\n|\r/g;
  lineEnd.lastIndex = start;
  return lineEnd.exec(raw) === null ? start : lineEnd.lastIndex;
}

function skipLineContinuation(raw: string, at: number): number {
  let skipped = at;
  while (raw[skipped] === '\\' && /[\r\n]/.test(raw[skipped + 1] ?? '')) {
    skipped += 1;
    while (blank.test(raw[skipped] ?? '')) skipped += 1;
  }
  return skipped;
}

function escapeLength(raw: string, at: number, style: YamlScalar['style']): number {
  if (style === 'single-quoted') return raw[at] === "'" && raw[at + 1] === "'" ? 2 : 1;
  if (style !== 'double-quoted' || raw[at] !== '\\') return 1;
  switch (raw[at + 1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

function codeUnitsOfEscape(raw: string, at: number, style: YamlScalar['style']): number {
  if (style !== 'double-quoted' || raw[at + 1] !== 'U') return 1;
  return Number.parseInt(raw.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1;
}
