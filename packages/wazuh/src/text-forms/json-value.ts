import type { Pattern } from '@sigmazuh/compiler';
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
  return forms.map((form) => encodePattern(pattern, form));
}

function unicodeEscape(point: number): string {
  return `\\u${point.toString(16).padStart(4, '0')}`;
}
