import type { CodePointRange, Pattern } from '@sigmazuh/compiler';

/**
 * A pattern as the text of a Sigma regular expression whose letters mean what `rule` says; parts of the other case
 * rule stand in groups of their own. `null` for what Sigma's expressions have no words for.
 */
export function printRegex(pattern: Pattern, rule: 'cased' | 'caseless'): string | null {
  try {
    return print(pattern, rule, 'whole');
  } catch (problem) {
    if (problem instanceof Unprintable) return null;
    throw problem;
  }
}

class Unprintable extends Error {}

type Where = 'whole' | 'in sequence' | 'repeated';

function print(pattern: Pattern, rule: 'cased' | 'caseless', where: Where): string {
  switch (pattern.kind) {
    case 'literal': {
      const text = Array.from(pattern.text, escaped).join('');
      const isOne = Array.from(pattern.text).length === 1;
      return inCase(where === 'repeated' && !isOne ? `(?:${text})` : text, pattern, rule);
    }
    case 'class': {
      const text = `[${pattern.negated ? '^' : ''}${pattern.ranges.map(rangeText).join('')}]`;
      return inCase(text, pattern, rule);
    }
    case 'any-one':
      return pattern.newlines ? '(?s:.)' : '.';
    case 'any-run':
      return '(?s:.*)';
    case 'anchor':
      return anchors[pattern.at] ?? fail();
    case 'sequence': {
      const text = pattern.items.map((each) => print(each, rule, 'in sequence')).join('');
      return where === 'repeated' ? `(?:${text})` : text;
    }
    case 'choice': {
      const text = pattern.alternatives.map((each) => print(each, rule, 'whole')).join('|');
      return where === 'whole' ? text : `(?:${text})`;
    }
    case 'repeat':
      if (pattern.possessive === true) return fail();
      return `${print(pattern.item, rule, 'repeated')}${countText(pattern.min, pattern.max)}`;
    case 'look': {
      const sign = `${pattern.direction === 'behind' ? '<' : ''}${pattern.negated ? '!' : '='}`;
      return `(?${sign}${print(pattern.item, rule, 'whole')})`;
    }
  }
}

const anchors: Readonly<Partial<Record<string, string>>> = {
  start: '^',
  end: '$',
  'last-line-end': '$',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
};

function fail(): never {
  throw new Unprintable();
}

function inCase(text: string, { cased }: { readonly cased: boolean }, rule: 'cased' | 'caseless'): string {
  if (cased === (rule === 'cased') || !/[A-Za-z\u0080-\uffff]/.test(text)) return text;
  return cased ? `(?-i:${text})` : `(?i:${text})`;
}

function countText(min: number, max: number | null): string {
  if (min === 0 && max === null) return '*';
  if (min === 1 && max === null) return '+';
  if (min === 0 && max === 1) return '?';
  if (max === null) return `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function rangeText({ from, to }: CodePointRange): string {
  if (from === to) return inClass(from);
  return to === from + 1 ? `${inClass(from)}${inClass(to)}` : `${inClass(from)}-${inClass(to)}`;
}

function inClass(point: number): string {
  const sign = String.fromCodePoint(point);
  return /^[\]\\^[-]$/.test(sign) ? `\\${sign}` : spelled(point);
}

function escaped(sign: string): string {
  return /^[\\^$.[\]|()?*+{}]$/.test(sign) ? `\\${sign}` : spelled(sign.codePointAt(0) ?? 0);
}

function spelled(point: number): string {
  if (point >= 0x20 && point < 0x7f) return String.fromCodePoint(point);
  if (point <= 0xff) return `\\x${point.toString(16).padStart(2, '0')}`;
  return `\\x{${point.toString(16)}}`;
}
