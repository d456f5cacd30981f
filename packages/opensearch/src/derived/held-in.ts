import { longestOf } from '../lucene/index.ts';
import { anyOf, notOf, type Query, type TextLeaf } from '../query/query.ts';
import { auditCommandLine } from './audit.ts';
import type { HeldBy } from './derived-field.ts';

/**
 * What the index holds of every event in whose derived field the text is found; `null` when that says too little. It
 * rests on the template of Wazuh's indexer: `full_log` is cut into words at whatever is no letter, digit or underscore,
 * and these are written small.
 */
export function heldIn({ text, derived, ...leaf }: TextLeaf): Query | null {
  const heldBy = derived?.heldBy ?? null;
  if (heldBy === null || (text.kind === 'regexp' && text.word === undefined)) return null;
  if (text.text === '*') return derived === auditCommandLine ? ofCommand : null;
  if (heldBy === 'url') return text.kind === 'regexp' ? null : inUrl({ ...leaf, text });
  const word = longestWord(text.word ?? text.text, heldBy);
  if (word === null) return null;
  return anyOf([
    inLine({ kind: 'wildcard', text: `*${word}*`, letters: 'folded' }),
    ...(heldBy.startsWith('audit')
      ? [inLine({ kind: 'regexp', text: `.*${inHexadecimal(word)}.*`, letters: 'folded' }), ...splitArgument]
      : []),
    ...(heldBy.endsWith('values') ? notAsItIs : []),
    ...cutWord,
  ]);
}

/** Only records of this type tell what was executed; nothing cuts that word. */
const ofCommand = inLine({ kind: 'wildcard', text: '*execve*', letters: 'folded' });

/** The URL of IIS has a blank where the parts made of it have a question mark. */
function inUrl({ text, ...leaf }: TextLeaf): Query | null {
  const asWildcard = text.kind === 'term' ? text.text.replace(/[\\*?]/g, (each) => `\\${each}`) : text.text;
  const inner = asWildcard
    .replace(/^\*|(?<=(?:^|[^\\])(?:\\\\)*)\*$/g, '')
    .replace(/\\\\|\\\?/g, (each) => (each === '\\?' ? '?' : each));
  if (inner === '') return null;
  return {
    ...leaf,
    field: 'data.url',
    text: { kind: 'wildcard', text: `*${inner}*`, letters: text.letters },
  };
}

function inLine(text: TextLeaf['text']): TextLeaf {
  return { kind: 'text', field: 'full_log', text };
}

/** Letters and digits are never cut; a shorter word than this is in nearly every line. */
const shortest = 2;

function longestWord(text: string, heldBy: HeldBy): string | null {
  const words = text.match(/[A-Za-z0-9]+/g) ?? [];
  // Numbers may be written in another way where a decoder found them.
  const usable = heldBy.endsWith('values') ? words.filter((word) => /[a-df-z]/i.test(word)) : words;
  const longest = longestOf(usable);
  return longest.length < shortest ? null : longest.toLowerCase();
}

/** `w` → `[57]7`: small letters and capitals differ in the first digit only. */
function inHexadecimal(word: string): string {
  return Array.from(word, (each) => {
    const [first = '', second = ''] = (each.codePointAt(0) ?? 0).toString(16);
    return /[0-9]/.test(each) ? first + second : `[${Number(first) - 2}${first}]${second}`;
  }).join('');
}

/** Words of more than 255 characters are cut in pieces; those beyond the first 65,536 of Unicode count twice. */
const cutWord: readonly Query[] = ['.{255}', '.{128,254}&.*[\u{10000}-\u{10ffff}].*'].map((text) =>
  inLine({ kind: 'regexp', text, letters: 'exact' }),
);

/** The kernel says the length of an argument that it tells in pieces. */
const splitArgument: readonly Query[] = [inLine({ kind: 'regexp', text: 'a[0-9]+_len', letters: 'exact' })];

/** JSON may have letters by their numbers, and some events are kept without their line. */
const notAsItIs: readonly Query[] = [
  inLine({ kind: 'regexp', text: '.*u00[4-7][0-9a-f].*', letters: 'folded' }),
  notOf({ kind: 'exists', field: 'full_log' }),
];
