import type { AnchorPattern, ClassPattern, LiteralPattern, Pattern } from '@sigmazuh/compiler';
import { caseVariants } from '@sigmazuh/evaluator';

/**
 * A test for texts in which the pattern is found, by JavaScript's own regular expressions. It only chooses among
 * candidates; what an event means is decided by the evaluator.
 */
export function finder(pattern: Pattern): (text: string) => boolean {
  const known = finders.get(pattern);
  if (known !== undefined) return known;
  const expression = new RegExp(source(pattern), 'u');
  const find = (text: string) => expression.test(text);
  finders.set(pattern, find);
  return find;
}

const finders = new WeakMap<Pattern, (text: string) => boolean>();

function source(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'literal':
      return literalSource(pattern);
    case 'any-one':
      return pattern.newlines ? '[^]' : '[^\\n]';
    case 'any-run':
      return '[^]*?';
    case 'class':
      return classSource(pattern);
    case 'sequence':
      return pattern.items.map(source).join('');
    case 'choice':
      return pattern.alternatives.length === 0 ? '[]' : `(?:${pattern.alternatives.map(source).join('|')})`;
    case 'repeat':
      return `(?:${source(pattern.item)}){${pattern.min},${pattern.max ?? ''}}`;
    case 'anchor':
      return anchors[pattern.at];
    case 'look':
      return `(?${pattern.direction === 'behind' ? '<' : ''}${pattern.negated ? '!' : '='}${source(pattern.item)})`;
  }
}

const anchors: Readonly<Record<AnchorPattern['at'], string>> = {
  start: '(?<![^])',
  end: '(?![^])',
  'last-line-end': '(?=\\n?(?![^]))',
  'line-start': '(?:(?<![^])|(?<=\\n)(?=[^]))',
  'line-end': '(?=\\n|(?![^]))',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
};

function literalSource({ text, cased }: LiteralPattern): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const points = cased ? [point] : caseVariants(point);
    return points.length > 1 ? `[${points.map(codePoint).join('')}]` : codePoint(point);
  }).join('');
}

function classSource({ ranges, negated, cased }: ClassPattern): string {
  const members = ranges.map(({ from, to }) => `${codePoint(from)}-${codePoint(to)}`).join('');
  const ofOtherCase = cased ? '' : ranges.map(caseOfRange).join('');
  return `[${negated ? '^' : ''}${members}${ofOtherCase}]`;
}

/** Long ranges are closed under case for what matters here. */
function caseOfRange({ from, to }: { readonly from: number; readonly to: number }): string {
  if (to - from > 1_000) return '';
  const points = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return points.flatMap(caseVariants).map(codePoint).join('');
}

function codePoint(point: number): string {
  return `\\u{${point.toString(16)}}`;
}
