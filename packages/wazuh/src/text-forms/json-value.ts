import type { Pattern } from '@sigmazuh/compiler';
import { caseVariants, codePoints, literal, oneOf, rebuild, sequence } from '@sigmazuh/compiler';
import { encodePattern, spellingForm, type TextForm } from '@sigmazuh/regex';
import { asksFor } from './asks-for.ts';

const controls = Array.from({ length: 0x20 }, (_, point): readonly [number, string] => [
  point,
  unicodeEscape(point),
]);

/** What every writer of JSON escapes (RFC 8259, section 7). */
const escapes: readonly (readonly [number, string])[] = [
  ...controls,
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
];

/** Go's encoder by default, so that the text can stand in HTML. */
const markup = Array.from('<>&', (character): readonly [number, string] => {
  const point = character.charCodeAt(0);
  return [point, unicodeEscape(point)];
});

const plainest: TextForm = spellingForm('json-value', new Map(escapes));

/** A string between its quotes as the decoder prints it: what has to be escaped is. */
export const plainJsonString = plainest;
const forMarkup: TextForm = spellingForm('json-value-for-markup', new Map([...escapes, ...markup]));
/** PHP's encoder by default. */
const withSlashes: TextForm = spellingForm('json-value-with-slashes', new Map([...escapes, [0x2f, '\\/']]));

const alwaysEscaped = escapes.map(([point]) => String.fromCharCode(point)).join('');

/**
 * The ways a value can be spelled in a line of JSON where they differ from the value itself: a text search sees the
 * line as it came. Some writers escape more than they must.
 */
export function jsonValuePatterns(pattern: Pattern): readonly Pattern[] {
  const forms = [
    ...(asksFor(alwaysEscaped, pattern, 'texts and sets') ? [plainest] : []),
    ...(asksFor('<>&', pattern, 'texts') ? [forMarkup] : []),
    ...(asksFor('/', pattern, 'texts') ? [withSlashes] : []),
  ];
  return [
    ...forms.map((form) => encodePattern(pattern, form)),
    ...asciiSpellings(pattern).map((each) => encodePattern(each.pattern, each.form)),
  ];
}

function unicodeEscape(point: number): string {
  return `\\u${point.toString(16).padStart(4, '0')}`;
}

/** A pattern in one of the ways in which writers of JSON spell strings. */
export interface JsonSpelling {
  readonly form: TextForm;
  readonly pattern: Pattern;
}

/** All the ways in which a string may be spelled between its quotes. */
export function jsonSpellings(pattern: Pattern): readonly JsonSpelling[] {
  return [
    { form: plainest, pattern },
    ...(asksFor('<>&', pattern, 'texts') ? [{ form: forMarkup, pattern }] : []),
    ...(asksFor('/', pattern, 'texts') ? [{ form: withSlashes, pattern }] : []),
    ...asciiSpellings(pattern),
  ];
}

/** Writers such as Python's spell everything beyond ASCII as `\u00e4`, with small or large letters. */
function asciiSpellings(pattern: Pattern): readonly JsonSpelling[] {
  const points = new Set<number>();
  const spelled = rebuild(pattern, (node) => {
    if (node.kind !== 'literal' || !/[^\0-\x7f]/.test(node.text)) return node;
    const rule = node.cased ? 'cased' : 'caseless';
    return sequence(
      Array.from(node.text, (character) => {
        const point = character.codePointAt(0) ?? 0;
        if (point < 0x80) return literal(character, rule);
        const variants = node.cased ? [point] : caseVariants(point);
        for (const each of variants) points.add(each);
        return oneOf(codePoints(...variants), 'cased');
      }),
    );
  });
  if (points.size === 0) return [];
  return ['small', 'large'].map((letters) => {
    const spellings = [...points].map((point): readonly [number, string] => {
      const text = Array.from(String.fromCodePoint(point).split(''), (unit) =>
        unicodeEscape(unit.charCodeAt(0)),
      ).join('');
      return [point, letters === 'small' ? text : text.replace(/[a-f]/g, (digit) => digit.toUpperCase())];
    });
    const key = `${letters} ${[...points].sort((a, b) => a - b).join(' ')}`;
    return { form: spellingForm(`json-ascii ${key}`, new Map([...escapes, ...spellings])), pattern: spelled };
  });
}
