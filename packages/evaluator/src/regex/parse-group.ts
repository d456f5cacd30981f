import type { PatternCursor } from './pattern-cursor.ts';
import { noFlags, type RegexFlags } from './syntax.ts';

/** What an opening parenthesis begins. Groups that only capture or have a name are plain groups here. */
export type GroupOpening =
  | { readonly kind: 'group' | 'atomic'; readonly flags: RegexFlags }
  | {
      readonly kind: 'look';
      readonly direction: 'ahead' | 'behind';
      readonly expects: 'match' | 'no-match';
      readonly flags: RegexFlags;
    }
  /** `(?i)`: no group, but flags for the rest of the one it stands in. */
  | { readonly kind: 'flags'; readonly flags: RegexFlags }
  | { readonly kind: 'comment' };

// PCRE spells each look-around by sign and by word; rule files that cannot hold `<` use the words.
const looks = [
  { spellings: ['?=', '*pla:', '*positive_lookahead:'], direction: 'ahead', expects: 'match' },
  { spellings: ['?!', '*nla:', '*negative_lookahead:'], direction: 'ahead', expects: 'no-match' },
  { spellings: ['?<=', '*plb:', '*positive_lookbehind:'], direction: 'behind', expects: 'match' },
  { spellings: ['?<!', '*nlb:', '*negative_lookbehind:'], direction: 'behind', expects: 'no-match' },
] as const;

/** Reads on behind a `(`. */
export function parseGroupOpening(cursor: PatternCursor, flags: RegexFlags): GroupOpening {
  for (const look of looks) {
    if (look.spellings.some((spelling) => cursor.takeIf(spelling))) {
      return { kind: 'look', direction: look.direction, expects: look.expects, flags };
    }
  }
  if (cursor.takeIf('?>') || cursor.takeIf('*atomic:')) return { kind: 'atomic', flags };
  if (cursor.takeMatch(/\?#[^)]*\)/y) !== null) return { kind: 'comment' };
  if (cursor.takeMatch(/\?(?:P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*'|\|)/y) !== null) return { kind: 'group', flags };
  if (cursor.takeMatch(/\?(?:R\)|[-+]?\d|&|P>)/y) !== null)
    throw cursor.unsupported('a call of a group, (?1)');
  const options = cursor.takeMatch(/\?(\^?)([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/y);
  if (options !== null) {
    const changed = changeFlags(
      cursor,
      options[1] === '^' ? noFlags : flags,
      options[2] ?? '',
      options[3] ?? '',
    );
    return { kind: options[4] === ':' ? 'group' : 'flags', flags: changed };
  }
  if (cursor.ahead === '*') throw cursor.unsupported('a verb, (*…)');
  if (cursor.takeMatch(/\?(?=\()/y) !== null) throw cursor.unsupported('a condition, (?(…)…)');
  if (cursor.takeIf('?P=')) throw cursor.unsupported('a back reference, (?P=…)');
  if (cursor.takeIf('?C')) throw cursor.unsupported('a callout, (?C)');
  if (cursor.ahead === '?') throw cursor.malformed('this kind of group does not exist');
  return { kind: 'group', flags };
}

function changeFlags(cursor: PatternCursor, flags: RegexFlags, on: string, off: string): RegexFlags {
  const changed = { ...flags };
  for (const [letters, value] of [
    [on, true],
    [off, false],
  ] as const) {
    for (const letter of letters) {
      switch (letter) {
        case 'i':
        case 'm':
        case 's':
        case 'x':
          changed[letter] = value;
          break;
        case 'n':
        case 'J':
          // How groups are named and numbered never decides whether a text matches.
          break;
        default:
          throw cursor.unsupported(`the option "${letter}"`);
      }
    }
  }
  return changed;
}
