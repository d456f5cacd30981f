import type { Pattern } from '@sigmazuh/compiler';
import {
  caseVariants,
  choice,
  codePoints,
  contains,
  literal,
  noneOf,
  oneOf,
  rebuild,
  repeat,
  sequence,
} from '@sigmazuh/compiler';
import { encodePattern, spellingForm, type TextForm } from '@sigmazuh/regex';
import { asksFor } from './asks-for.ts';
import { shortEscapes } from './json-escapes.ts';

const controls = Array.from({ length: 0x20 }, (_, point): readonly [number, string] => [
  point,
  unicodeEscape(point),
]);

/** What every writer of JSON escapes (RFC 8259, section 7). */
const escapes: readonly (readonly [number, string])[] = [...controls, ...shortEscapes];

/** Go's encoder by default, so that the text can stand in HTML. */
const markup = Array.from('<>&', (character): readonly [number, string] => {
  const point = character.charCodeAt(0);
  return [point, unicodeEscape(point)];
});

const hexDigit = oneOf(
  [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x46 },
    { from: 0x61, to: 0x66 },
  ],
  'cased',
);
/** Writers escape more than they must, each something else, so a character that is passed over may be any escape. */
const anyCharacter = choice([
  noneOf(
    [
      { from: 0, to: 0x1f },
      { from: 0x22, to: 0x22 },
      { from: 0x5c, to: 0x5c },
    ],
    'cased',
  ),
  sequence([
    literal('\\', 'cased'),
    choice([
      oneOf(codePoints(...Array.from('"/\\bfnrt', (each) => each.charCodeAt(0))), 'cased'),
      sequence([literal('u', 'cased'), repeat(hexDigit, 4, 4)]),
    ]),
  ]),
]);

/** A way to spell strings, and the same where what is passed over is spelled in this way too. */
interface Spelling {
  readonly passingAny: TextForm;
  readonly exact: TextForm;
}

const form = (name: string, spellings: readonly (readonly [number, string])[]): Spelling => ({
  passingAny: spellingForm(name, new Map(spellings), [], anyCharacter),
  exact: spellingForm(`${name}, exact`, new Map(spellings)),
});

/** Repeated characters of an expression are told from what is passed over in front of them only in one spelling. */
function chosen({ passingAny, exact }: Spelling, pattern: Pattern): TextForm {
  return contains(pattern, ({ kind }) => kind === 'repeat') ? exact : passingAny;
}

const plainest = form('json-value', escapes);

/** A string between its quotes as the decoder prints it: what has to be escaped is. */
export const plainJsonString = plainest.exact;
const forMarkup = form('json-value-for-markup', [...escapes, ...markup]);
/** The encoder of .NET by default. */
const forScripts = form('json-value-for-scripts', [
  ...escapes,
  ...Array.from('"&\'+<>`', (character): readonly [number, string] => {
    const point = character.charCodeAt(0);
    return [point, upperCase(unicodeEscape(point))];
  }),
]);
/** PHP's encoder by default. */
const withSlashes = form('json-value-with-slashes', [...escapes, [0x2f, '\\/']]);

const alwaysEscaped = escapes.map(([point]) => String.fromCharCode(point)).join('');

/**
 * The ways a value can be spelled in a line of JSON where they differ from the value itself: a text search sees the
 * line as it came. Some writers escape more than they must.
 */
export function jsonValuePatterns(pattern: Pattern): readonly Pattern[] {
  const forms = [
    ...(asksFor(alwaysEscaped, pattern, 'texts and sets') ? [plainest] : []),
    ...(asksFor('<>&', pattern, 'texts') ? [forMarkup] : []),
    ...(asksFor("<>&'+", pattern, 'texts') ? [forScripts] : []),
    ...(asksFor('/', pattern, 'texts') ? [withSlashes] : []),
  ];
  return [
    ...forms.map((each) => encodePattern(pattern, chosen(each, pattern))),
    ...asciiSpellings(pattern).map((each) => encodePattern(each.pattern, each.form)),
  ];
}

/** `\\u00e4` → `\\u00E4`. */
function upperCase(escaped: string): string {
  return escaped.replace(/[a-f]/g, (digit) => digit.toUpperCase());
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
    { form: chosen(plainest, pattern), pattern },
    ...(asksFor('<>&', pattern, 'texts') ? [{ form: chosen(forMarkup, pattern), pattern }] : []),
    ...(asksFor("<>&'+", pattern, 'texts') ? [{ form: chosen(forScripts, pattern), pattern }] : []),
    ...(asksFor('/', pattern, 'texts') ? [{ form: chosen(withSlashes, pattern), pattern }] : []),
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
      return [point, letters === 'small' ? text : upperCase(text)];
    });
    const key = `${letters} ${[...points].sort((a, b) => a - b).join(' ')}`;
    const spelling = form(`json-ascii ${key}`, [...escapes, ...spellings]);
    return { form: chosen(spelling, spelled), pattern: spelled };
  });
}
