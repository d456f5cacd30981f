import {
  alternativesOf,
  anyRun,
  byIdentity,
  choice,
  groupBy,
  itemsOf,
  type LiteralPattern,
  literal,
  look,
  oneOf,
  type Pattern,
  repeat,
  sequence,
} from '@sigmazuh/compiler';
import {
  embedPattern,
  encodePattern,
  hexForm,
  isAnchored,
  type Pcre2Text,
  plainForm,
  printPcre2,
} from '@sigmazuh/regex';
import { limits } from '../limits.ts';
import type { Condition, WrittenPattern } from '../locate/index.ts';
import { pieces, provenPatterns } from './condition-text.ts';

const digit = oneOf([{ from: 0x30, to: 0x39 }], 'cased');
const someDigits = repeat(digit, 1, null);
const upperHex = oneOf(
  [
    { from: 0x30, to: 0x39 },
    { from: 0x41, to: 0x46 },
  ],
  'cased',
);
const execve: LiteralPattern = literal('type=EXECVE', 'cased');

/** ` a2` before its `=`, and ` a2[0]` where a long argument is written in parts. */
const argument = sequence([
  literal(' a', 'cased'),
  someDigits,
  repeat(sequence([literal('[', 'cased'), someDigits, literal(']', 'cased')]), 0, 1),
]);

/**
 * A search of a line that may be an audit record. The kernel writes an argument with blanks, quotes or anything
 * unprintable in hex, so what is looked for may begin in plain text and go on in one hex argument:
 *
 *     python*connect(   →   python*connect(  |  EXECVE*python* a2=…connect( in hex  |  EXECVE* a2=…both in hex
 *
 * Only EXECVE records: others repeat the command line.
 */
export function auditLinePattern(pattern: Pattern): Pattern {
  return choice([encodePattern(pattern, plainForm), ...hiddenIn(pattern)]);
}

/**
 * The same as conditions, any of which may hold: a list of texts, and what no line needs to be asked that has no argument
 * in hex, which is most of them.
 */
export function auditLineConditions(pattern: Pattern): readonly Condition['pattern'][] | null {
  return conditionsOf(pattern).all;
}

/** Asked for by a rule and by the guards of others. */
const conditionsOf = byIdentity((pattern: Pattern) => ({ all: plainAndHidden(pattern) }));

function plainAndHidden(pattern: Pattern): readonly Condition['pattern'][] | null {
  const plain = pieces(encodePattern(pattern, plainForm), { kind: 'log' });
  const hidden = hiddenConditions(hiddenIn(pattern).map(printPcre2));
  return plain === null || hidden === null
    ? pieces(auditLinePattern(pattern), { kind: 'log' })
    : [...plain, ...hidden];
}

/** To the first argument that may be in hex; others have a quote behind their `=`. */
const someHexArgument = String.raw`\A(?=(*atomic:(?:[^X]*+X)*?(*plb:type=EX)ECVE)(?:[^=]*+=)*?(*plb:[\d\]]=)[0-9A-F])`;

/** As few conditions as hold all texts; `null` where one cannot stand behind a look at the whole record. */
function hiddenConditions(texts: readonly Pcre2Text[]): readonly WrittenPattern[] | null {
  if (!texts.every(isAnchored)) return null;
  const written = (some: readonly string[]) =>
    `${someHexArgument}(?=${some.map((text) => `(?:${text})`).join('|')})`;
  const groups: (readonly string[])[] = [];
  for (const text of texts) {
    const grown = [...(groups.at(-1) ?? []), text];
    if (groups.length > 0 && written(grown).length <= limits.loadedTextBytes)
      groups[groups.length - 1] = grown;
    else groups.push([text]);
  }
  const conditions = groups.map(written);
  const proven = conditions.every((text) => text.length <= limits.loadedTextBytes)
    ? provenPatterns(conditions)
    : null;
  return proven?.map((each) => ({ ...each, needs: execve.text })) ?? null;
}

const hiddenIn = byIdentity((pattern: Pattern): readonly Pattern[] =>
  sharingFronts(alternativesOf(pattern).flatMap(inRecord)),
);

/** The ways in which a record can have it in hex, each from its type on. */
function inRecord(alternative: Pattern): readonly (readonly Pattern[])[] {
  const elements = splitAtRuns(itemsOf(alternative)).filter((element) => element.length > 0);
  return elements.flatMap((_, shown) => {
    const readable = elements.slice(0, shown).flatMap((element) => [...element, anyRun]);
    const hidden = elements.slice(shown).flatMap((element, i) => (i === 0 ? element : [anyRun, ...element]));
    const inHex = embedPattern(sequence(hidden), hexForm, {
      before: literal('=', 'cased'),
      after: look('ahead', 'negative', upperHex),
    });
    return alternativesOf(inHex).map((each) => [execve, anyRun, ...readable, argument, ...itemsOf(each)]);
  });
}

/** As many items behind a common front as leave a text room that has them twice. */
const mostBehind = 200;

/** Ways that differ only behind the last run are one walk through the record. */
function sharingFronts(ways: readonly (readonly Pattern[])[]): readonly Pattern[] {
  const parted = ways.map((items) => {
    const at = items.findLastIndex(({ kind }) => kind === 'any-run') + 1;
    return { front: items.slice(0, at), rest: items.slice(at) };
  });
  return [...groupBy(parted, ({ front }) => JSON.stringify(front)).values()].flatMap((group) => {
    const chunks: (typeof group)[] = [];
    let size = 0;
    for (const way of group) {
      size += way.rest.length;
      const last = chunks.at(-1);
      if (last !== undefined && size <= mostBehind) chunks[chunks.length - 1] = [...last, way];
      else {
        chunks.push([way]);
        size = way.rest.length;
      }
    }
    return chunks.map((chunk) =>
      sequence([...(chunk[0]?.front ?? []), choice(chunk.map(({ rest }) => sequence(rest)))]),
    );
  });
}

function splitAtRuns(items: readonly Pattern[]): readonly (readonly Pattern[])[] {
  const elements: Pattern[][] = [[]];
  for (const item of items) {
    if (item.kind === 'any-run') elements.push([]);
    else elements.at(-1)?.push(item);
  }
  return elements;
}
