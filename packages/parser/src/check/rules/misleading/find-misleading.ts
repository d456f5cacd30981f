/** A character of a text that is not what it seems. */
export interface Misleading {
  readonly kind: 'unseen' | 'blank' | 'dash' | 'quote' | 'letter';
  readonly character: string;
  readonly message: string;
  readonly hint: string;
}

/** Unicode's names of what nobody sees; joiners and variation selectors inside emoji are left out (see `joins`). */
const unseen: Readonly<Record<string, string>> = {
  '\u00ad': 'soft hyphen',
  '\u180e': 'Mongolian vowel separator',
  '\u200b': 'zero-width space',
  '\u200c': 'zero-width non-joiner',
  '\u200d': 'zero-width joiner',
  '\u200e': 'left-to-right mark',
  '\u200f': 'right-to-left mark',
  '\u202a': 'left-to-right embedding',
  '\u202b': 'right-to-left embedding',
  '\u202c': 'end of a direction',
  '\u202d': 'left-to-right override',
  '\u202e': 'right-to-left override',
  '\u2060': 'word joiner',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'end of an isolate',
  '\ufe0e': 'variation selector',
  '\ufe0f': 'variation selector',
  '\ufeff': 'byte order mark',
};

const blank = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
const dash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
/** Between blanks a dash is one of prose, as an apostrophe is within a word. */
const ofProse = /(?<=\s)[\u2013\u2014](?=\s)|(?<=\p{L})\u2019(?=\p{L})/gu;
const keycap = /[0-9#*]\ufe0f?\u20e3/g;
const quotes: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
};

/** A joiner or a selector belongs to the emoji in front of it. */
const emoji =
  /\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\p{Extended_Pictographic}|\u{fe0e}|\u{fe0f}|\u{200d})*/gu;
/** Letters of another alphabet in a word of Latin ones: `pоwershell` with a Cyrillic `о`. */
const mixedWord =
  /(?<=[A-Za-z])[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}](?=[A-Za-z])/u;

/** The first of each kind of characters that are not what they seem. A text of nothing else is meant. */
export function findMisleading(text: string): readonly Misleading[] {
  // Nearly all values are ASCII.
  if (!/[^\0-\x7f]/.test(text)) return [];
  const shown = text.replaceAll(keycap, '').replaceAll(emoji, '').replaceAll(ofProse, '');
  if (!/[A-Za-z0-9]/.test(shown)) return [];
  const found: Misleading[] = [];
  const add = (
    kind: Misleading['kind'],
    character: string | undefined,
    looks: string,
    instead: string,
  ): void => {
    if (character === undefined) return;
    const code = codeOf(character);
    const message = `${looks}: U+${code}${kind === 'unseen' ? '' : ` in place of ${instead}`}`;
    const way = kind === 'unseen' ? 'take it out' : `write ${instead}`;
    found.push({
      kind,
      character,
      message,
      hint: `${way}; one that is meant is written "\\u${code}" in double quotes`,
    });
  };
  const hidden = Array.from(shown).find((character) => Object.hasOwn(unseen, character));
  add('unseen', hidden, `nobody sees the ${unseen[hidden ?? '']} here`, '');
  add('blank', blank.exec(shown)?.[0], 'this blank is none of the keyboard', 'a blank');
  add('dash', dash.exec(shown)?.[0], 'this dash is none of the keyboard', '"-"');
  const quote = Array.from(shown).find((character) => Object.hasOwn(quotes, character));
  add('quote', quote, 'this quote is none of the keyboard', quotes[quote ?? ''] === '"' ? `'"'` : `"'"`);
  add(
    'letter',
    mixedWord.exec(shown)?.[0],
    'a letter of another alphabet',
    'the Latin one that it looks like',
  );
  return found;
}

/** The text as a keyboard writes it. */
export function plainly(text: string): string {
  return text
    .replaceAll(new RegExp(blank, 'g'), ' ')
    .replaceAll(new RegExp(dash, 'g'), '-')
    .replaceAll(/[\u2018-\u201e]/g, (quote) => quotes[quote] ?? quote);
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
