import {
  alternativesOf,
  anyOne,
  choice,
  end,
  itemsOf,
  literal,
  look,
  noneOf,
  oneOf,
  optional,
  type Pattern,
  repeat,
  sequence,
  start,
} from '@sigmazuh/compiler';
import { embedPattern, emptyJsonList, printPart, spellingForm } from '@sigmazuh/regex';
import { exactValue, jsonSpellings, plainJsonString } from '@sigmazuh/wazuh-events';
import type { LocatedTest } from '../branch/index.ts';
import { limits } from '../limits.ts';
import { type ComparisonTest, type JsonTarget, nowhere, type WrittenPattern } from '../locate/index.ts';
import { counted } from './comparison-text.ts';
import { lineText, pathText } from './json-path.ts';
import { regexGrowth } from './regex-growth.ts';

/** Searches of a line of JSON for a value at a path, any of which may succeed; `null` when they cannot be written. */
export function jsonConditions(
  test: Exclude<LocatedTest, ComparisonTest>,
  target: JsonTarget,
): readonly WrittenPattern[] | null {
  const whole = jsonCondition(test, target);
  if (whole !== null) return [whole];
  const alternatives = test.kind === 'value' ? alternativesOf(test.pattern) : [];
  if (test.kind !== 'value' || alternatives.length < 2) return null;
  const middle = Math.ceil(alternatives.length / 2);
  const halves = [alternatives.slice(0, middle), alternatives.slice(middle)].map((half) =>
    jsonConditions({ ...test, pattern: choice(half) }, target),
  );
  return halves.includes(null) ? null : halves.flatMap((half) => half ?? []);
}

/** One such search. */
export function jsonCondition(
  test: Exclude<LocatedTest, ComparisonTest>,
  target: JsonTarget,
): WrittenPattern | null {
  const value = test.kind === 'present' ? presentText(target.ask) : valueText(test.pattern);
  if (value === null) return null;
  const text = lineText(waysTo(test, target) + value);
  if (text === null || text.length > limits.loadedTextBytes) return null;
  const needs = neededText(target);
  return { kind: 'written', text, ...(needs === null ? {} : { needs }) };
}

/** The end of the last name on the way, where it is spelled in one way. */
function neededText({ path }: JsonTarget): string | null {
  const ending = /[\w-]+$/.exec(path.at(-1) ?? '')?.[0];
  return ending === undefined ? null : `${ending}"`;
}

function waysTo(test: Exclude<LocatedTest, ComparisonTest>, { path, ask }: JsonTarget): string {
  if (test.kind === 'value') return pathText(path);
  switch (ask) {
    case 'any':
    case 'value':
      return pathText(path);
    case 'filled':
      // A list with an empty member is empty as a whole: it is not looked into.
      return pathText(path, 'whole');
    case 'decoded':
      return pathText(path, 'whole', 'maps');
  }
}

function presentText(ask: JsonTarget['ask']): string {
  switch (ask) {
    case 'any':
      return '';
    case 'value':
      return String.raw`(?!null\b|[\[\]{])`;
    case 'decoded':
      return String.raw`(?!\{)`;
    case 'filled':
      return `(?!null\\b|""|${emptyJsonList}|${emptyMember})`;
  }
}

/** A member that is no value, of the list or of a list in it. */
const emptyMember = String.raw`\[(?:\g'v',)*?\s*+(?:\[(?:\g'v',)*?\s*+){0,5}?(?:""|null)\s*+[,\]]`;

const quote = literal('"', 'cased');
const ranges = (characters: string) =>
  Array.from(characters, (each) => ({ from: each.charCodeAt(0), to: each.charCodeAt(0) })).sort(
    (one, other) => one.from - other.from,
  );
/** What stands behind a number or word. */
const delimiters = ranges('\t\n\r ,]}');
/** Numbers and words consist of few characters; NUL, which no line holds, stands for the others. */
const ascii = Array.from({ length: 0x80 }, (_, point) => point);
const token = spellingForm(
  'json-token',
  new Map(
    ascii
      .filter((point) => !/[-+.0-9A-Za-z]/.test(String.fromCharCode(point)))
      .map((point) => [point, '\0'] as const),
  ),
);
const behindToken = look('ahead', 'positive', oneOf(delimiters, 'cased'));

/** A string in the ways in which writers of JSON spell it, or a number, `true`, `false`, `null` as such. */
function valueText(pattern: Pattern): string | null {
  const strings = choice(
    jsonSpellings(pattern).map((each) =>
      embedPattern(each.pattern, each.form, { before: quote, after: quote }),
    ),
  );
  const words = alternativesOf(pattern).filter(mayBeBare).flatMap(inDigits);
  const bare = embedPattern(choice(words), token, { before: someValue(behindToken), after: behindToken });
  const parts = words.length === 0 ? [strings] : [strings, bare];
  const asked = { kind: 'value', pattern, target: { kind: 'log' }, range: nowhere } as const;
  if (parts.some((each) => regexGrowth(asked, () => sequence([start, each])) !== null)) return null;
  return `(?:${parts.map((each) => `(?:${printPart(each)})`).join('|')})`;
}

/** One number in the ways in which it can be written: `5`, `5.0`. A text such as `5.0` itself is that of no number. */
function inDigits(word: Pattern): readonly Pattern[] {
  const [, whole, fraction] = /^(-?\d+)(?:\.(\d+))?$/.exec(exactValue(word) ?? '') ?? [];
  if (whole === undefined) return [word];
  if (fraction?.endsWith('0') || /^-?0\d/.test(whole)) return [];
  const zeros = repeat(literal('0', 'cased'), fraction === undefined ? 1 : 0, null);
  const ended = (text: string) => sequence([start, literal(text, 'cased'), zeros, end]);
  return fraction === undefined ? [word, ended(`${whole}.`)] : [ended(`${whole}.${fraction}`)];
}

const character = choice([noneOf(ranges('"\\'), 'cased'), sequence([literal('\\', 'cased'), anyOne])]);
const string = sequence([quote, repeat(character, 0, null), quote]);
const map = (content: Pattern) => sequence([literal('{', 'cased'), content, literal('}', 'cased')]);
/** How deep the maps among a list's members may be. */
const mapsPassed = 2;
const passedOver = (depth: number): Pattern =>
  repeat(
    choice([string, noneOf(ranges('"{}'), 'cased'), ...(depth === 0 ? [] : [map(passedOver(depth - 1))])]),
    0,
    null,
  );
/** What members of a list begin with: the list's own bracket or that of one in it, or the comma behind another one. */
const beforeMember = choice([literal('[', 'cased'), literal(', ', 'cased')]);
/** Members in front, maps of maps among them: what maps hold are no members of the list. */
const beforeItem = sequence([
  start,
  literal('[', 'cased'),
  optional(sequence([passedOver(mapsPassed), beforeMember])),
]);
const behindItem = oneOf(ranges(',]'), 'cased');
/** A number, `true` or `false`: `[a]` is no list, but a text. */
const wordAhead = look(
  'ahead',
  'positive',
  choice([
    oneOf(
      [
        { from: 0x2d, to: 0x2d },
        { from: 0x30, to: 0x39 },
      ],
      'cased',
    ),
    ...['true', 'false'].map((word) => sequence([literal(word, 'cased'), behindItem])),
  ]),
);
/** `null` is no value, and neither is nothing, as in `[]`. */
const someValue = (behind: Pattern) =>
  look('ahead', 'negative', choice([behind, sequence([literal('null', 'cased'), behind])]));

const numberCharacters = oneOf(ranges('+-.0123456789e'), 'cased');
const seams = choice(['[', ']', ', ', 'true', 'false', 'null'].map((each) => literal(each, 'cased')));
/** Texts, numbers and words in lists, which the decoder prints in one line. */
const plainList = sequence([
  literal('[', 'cased'),
  repeat(choice([string, numberCharacters, seams]), 0, null),
  literal(']', 'cased'),
  end,
]);
/** As far as the first map: it prints that over several lines. */
const listOfMaps = sequence([
  literal('[', 'cased'),
  repeat(choice([string, noneOf(ranges('"{'), 'cased')]), 0, null),
  literal('{\n', 'cased'),
]);

/** The text is not that of a list whose maps hold more than its members. */
export const noListOfMaps = look('ahead', 'negative', listOfMaps);
/** Nor that of any other: what stands around its members and between them is no part of any value. */
export const noList = look('ahead', 'negative', choice([listOfMaps, plainList]));

/** One member of a list of texts and numbers as the decoder prints it: `["ops", "admins", [443]]`. */
export function listElementPattern(pattern: Pattern): Pattern {
  const inQuotes = embedPattern(pattern, plainJsonString, { before: quote, after: quote });
  const words = alternativesOf(pattern).filter(mayBeBare);
  const bare = embedPattern(choice(words), token, {
    before: sequence([someValue(behindItem), wordAhead]),
    after: behindItem,
  });
  return sequence([beforeItem, words.length === 0 ? inQuotes : choice([inQuotes, bare])]);
}

/** Numbers, `true`, `false` and `null` stand without quotes: an alternative with another text is none of them. */
function mayBeBare(alternative: Pattern): boolean {
  const texts = itemsOf(alternative).flatMap((each) =>
    each.kind === 'literal' ? [each.text.toLowerCase()] : [],
  );
  const isWord = (text: string) => ['true', 'false', 'null'].some((word) => word.includes(text));
  const points = texts.join('').split('.').length - 1;
  return points <= 1 && texts.every((text) => /^[-+\d.e]*$/.test(text) || isWord(text));
}

const content = String.raw`(?:[^"\\]|\\.)`;
/** A number or a word, or a text that could be one. */
const bareCharacters = String.raw`[^][{}",:\s\\]`;

/**
 * The value at one path stands in a relation to that at another, in whatever order they come. A number is compared as
 * the text that it is written as, with a text too:
 *
 *     {"a":5,"b":"5"}
 *          3 = what could stand without quotes, 4 = any other text, 5 = what stands without quotes
 */
export function jsonComparison(
  { relation, cased, range }: ComparisonTest,
  target: JsonTarget,
  other: JsonTarget,
): WrittenPattern {
  const counts = counted(relation);
  const some = counts === '*+' ? '++' : counts.replace('0', '1');
  // What has been read stays as it is, so the ways to go on do not multiply.
  const remembered = `(*atomic:"(${bareCharacters}${counts})"|"(${content}${counts})"|(?!null\\b)(${bareCharacters}${some})(?!${bareCharacters}))`;
  const related = (groups: string, character: string, behind: string) => {
    const text = cased ? `(?:${groups})` : `(?i:${groups})`;
    const passed = relation === 'endswith' || relation === 'contains' ? `${character}*?` : '';
    return `${passed}${text}${relation === 'equal' || relation === 'endswith' ? behind : ''}`;
  };
  const inQuotes = related(String.raw`\3|\4|\5`, content, '"');
  const bare = related(String.raw`\3|\5`, bareCharacters, `(?!${bareCharacters})`);
  const search = `(?=${pathText(other.path)}${remembered})${pathText(target.path)}(*atomic:"${inQuotes}|(?!null\\b|")${bare})`;
  const text = lineText(search);
  if (text === null) throw new Error(`the time of a comparison of ${range.file} is not proven`);
  return { kind: 'written', text };
}
