import {
  type CodePointSet,
  caseVariants,
  choice,
  codePoints,
  difference,
  includes,
  literal,
  noneOf,
  oneOf,
  type Pattern,
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

const anyOf = (characters: string) => oneOf(codePoints(...points(characters)), 'cased');
const points = (characters: string) =>
  Array.from(characters, (each) => each.charCodeAt(0)).sort((one, other) => one - other);
const hexDigits = (count: number) => repeat(anyOf('0123456789ABCDEFabcdef'), count, count);
const escaped = (pattern: Pattern) => sequence([literal('\\', 'cased'), pattern]);

/** Writers escape more than they must, each something else, so what is passed over may be any escape. */
const anyCharacter = choice([
  noneOf(
    [
      { from: 0, to: 0x1f },
      { from: 0x22, to: 0x22 },
      { from: 0x5c, to: 0x5c },
    ],
    'cased',
  ),
  escaped(choice([anyOf('"/\\bfnrt'), sequence([literal('u', 'cased'), hexDigits(4)])])),
]);

/** What is beyond 16 bits is spelled as two halves. */
const halves = sequence([
  anyOf('89ABab'),
  hexDigits(2),
  literal('\\u', 'cased'),
  anyOf('Dd'),
  anyOf('CDEFcdef'),
  hexDigits(2),
]);
/** Any character beyond ASCII, escaped. */
const beyondAscii = escaped(
  sequence([
    literal('u', 'cased'),
    choice([
      sequence([anyOf('123456789ABCEFabcef'), hexDigits(3)]),
      sequence([anyOf('Dd'), choice([sequence([anyOf('01234567'), hexDigits(2)]), halves])]),
      sequence([literal('0', 'cased'), anyOf('123456789ABCDEFabcdef'), hexDigits(2)]),
      sequence([literal('00', 'cased'), anyOf('89ABCDEFabcdef'), hexDigits(1)]),
    ]),
  ]),
);
const allBeyondAscii: CodePointSet = [{ from: 0x80, to: 0x10ffff }];

/** Signs that some writers escape. */
const signs = points('"&\'+<>`');

/** A form, with what any other writer may spell in place of a character of a set. */
function form(name: string, spellings: readonly (readonly [number, string])[]): TextForm {
  const own = new Map(spellings);
  const alsoSpelled = (set: CodePointSet): Pattern | null => {
    const isOthers = (point: number) => includes(set, point) && !own.get(point)?.startsWith('\\u');
    const ways = [
      ...(difference(allBeyondAscii, set).length === 0 ? [beyondAscii] : []),
      ...signs.filter(isOthers).map((point) => escaped(eitherCase(unicodeEscape(point).slice(1)))),
      ...(includes(set, 0x2f) && !own.has(0x2f) ? [literal('\\/', 'cased')] : []),
    ];
    return ways.length === 0 ? null : choice(ways);
  };
  return spellingForm(name, own, [], { anyCharacter, alsoSpelled });
}

/** `u003c`, with small or large digits. */
function eitherCase(text: string): Pattern {
  return sequence(
    Array.from(text, (each, at) =>
      at > 0 && /[a-f]/.test(each) ? anyOf(each + each.toUpperCase()) : literal(each, 'cased'),
    ),
  );
}

const plainest = form('json-value', escapes);

/** A string between its quotes as the decoder prints it: what has to be escaped is. */
export const plainJsonString = spellingForm('json-string', new Map(escapes));
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
    ...forms.map((each) => encodePattern(pattern, each)),
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
interface JsonSpelling {
  readonly form: TextForm;
  readonly pattern: Pattern;
}

/** All the ways in which a string may be spelled between its quotes. */
export function jsonSpellings(pattern: Pattern): readonly JsonSpelling[] {
  return [
    { form: plainest, pattern },
    ...(asksFor('<>&', pattern, 'texts') ? [{ form: forMarkup, pattern }] : []),
    ...(asksFor("<>&'+", pattern, 'texts') ? [{ form: forScripts, pattern }] : []),
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
      return [point, letters === 'small' ? text : upperCase(text)];
    });
    const key = `${letters} ${[...points].sort((a, b) => a - b).join(' ')}`;
    const spelling = form(`json-ascii ${key}`, [...escapes, ...spellings]);
    return { form: spelling, pattern: spelled };
  });
}
