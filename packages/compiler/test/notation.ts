import { alternativesOf, type CodePointRange, contains, type Pattern } from '../src/index.ts';

/**
 * A pattern in the words of a regex, for tests to compare: `(?i)` in front where letters of either case do, `(?-i:…)`
 * around what then keeps its case, `(?s:.*)` for a run of anything. Nothing is factored out or made fast.
 */
export function notation(pattern: Pattern): string {
  const caseless = contains(pattern, (node) => isLettered(node) && !node.cased);
  return (
    (caseless ? '(?i)' : '') +
    alternativesOf(pattern)
      .map((each) => written(each, caseless))
      .join('|')
  );
}

const anchors = {
  start: '\\A',
  end: '\\z',
  'last-line-end': '\\Z',
  'line-start': '^',
  'line-end': '$',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
} as const;

function written(pattern: Pattern, caseless: boolean): string {
  const inner = (each: Pattern) => written(each, caseless);
  switch (pattern.kind) {
    case 'literal': {
      const text = Array.from(pattern.text, character).join('');
      return caseless && pattern.cased && isLettered(pattern) ? `(?-i:${text})` : text;
    }
    case 'any-one':
      return pattern.newlines ? '(?s:.)' : '.';
    case 'any-run':
      return '(?s:.*)';
    case 'class': {
      const text = `[${pattern.negated ? '^' : ''}${pattern.ranges.map(range).join('')}]`;
      return caseless && pattern.cased && isLettered(pattern) ? `(?-i:${text})` : text;
    }
    case 'sequence':
      return pattern.items.map(inner).join('');
    case 'choice':
      return `(?:${pattern.alternatives.map(inner).join('|')})`;
    case 'repeat':
      return `${isOne(pattern.item) ? inner(pattern.item) : `(?:${inner(pattern.item)})`}${count(pattern)}`;
    case 'anchor':
      return anchors[pattern.at];
    case 'look':
      return `(?${pattern.direction === 'ahead' ? '' : '<'}${pattern.negated ? '!' : '='}${inner(pattern.item)})`;
  }
}

function isLettered(node: Pattern): node is Extract<Pattern, { kind: 'literal' | 'class' }> {
  return (
    (node.kind === 'literal' && /\p{L}/u.test(node.text)) ||
    (node.kind === 'class' && /\p{L}/u.test(node.ranges.map(range).join('')))
  );
}

function isOne(item: Pattern): boolean {
  return item.kind === 'literal'
    ? Array.from(item.text).length === 1
    : item.kind === 'class' || item.kind === 'any-one' || item.kind === 'choice';
}

function count({ min, max }: Extract<Pattern, { kind: 'repeat' }>): string {
  if (max === null) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function range({ from, to }: CodePointRange): string {
  const [first, last] = [from, to].map((point) => character(String.fromCodePoint(point)));
  return from === to ? `${first}` : `${first}-${last}`;
}

/** Printable ASCII stands for itself, where a regex gives it no other meaning. */
function character(text: string): string {
  const point = text.codePointAt(0) ?? 0;
  if (/[\\^$.|?*+()[\]{}]/.test(text)) return `\\${text}`;
  return point >= 0x20 && point < 0x7f ? text : `\\x{${point.toString(16)}}`;
}
