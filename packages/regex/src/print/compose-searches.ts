import { byIdentity, byKey, groupBy } from '@sigmazuh/compiler';
import { type Pcre2Text, printed } from './pcre2-text.ts';

/**
 * A search of a JSON object's text put together from printed ones, each with flags of its own. Every part is looked for
 * from the text's start and for itself, so the whole takes no longer than its parts one after the other.
 */
export type Search =
  | Member
  /** Any of several members, looked for in one walk through the text. */
  | { readonly kind: 'members'; readonly of: readonly Member[] }
  /** A text in which the printed pattern is found. */
  | { readonly kind: 'text'; readonly pattern: string }
  | { readonly kind: 'any'; readonly of: readonly Search[] }
  /** All of `found` and none of `absent`. */
  | { readonly kind: 'all'; readonly found: readonly Search[]; readonly absent: readonly Search[] };

/** A member with this name whose value, its opening quote included, the printed pattern begins with. */
export interface Member {
  readonly kind: 'member';
  readonly name: string;
  readonly spelling: 'cased' | 'caseless';
  readonly value: string;
}

/**
 * The search as a condition has it, in at most so many bytes if it can be: parts that stand in it more than once are
 * then defined, and called by number.
 */
export function printSearch(search: Search, most: number): Pcre2Text {
  const body = withQuickRuns(bodyOf(search));
  const plain = withDefinitions(body, []);
  if (plain.length <= most) return printed(plain);
  const members = membersIn(search);
  const openings = [...new Set(members.map(openingOf))];
  const some = withDefinitions(body, openings);
  if (some.length <= most) return printed(some);
  const parts = [
    ...members.map((member) => withQuickRuns(memberText(member))),
    ...runs.flatMap(({ quick }) => openings.map((opening) => `${opening}"${quick}`)),
    ...openings,
    ...runs.map(({ quick }) => quick),
    anyCharacter,
  ];
  return printed(withDefinitions(body, parts));
}

/** A search is printed again with each that is added beside it. */
const bodyOf = byIdentity((search: Search): string => {
  switch (search.kind) {
    case 'member':
      return `(?=${memberText(search)})`;
    case 'text':
      return `(?=(?s:.*?)(?:${search.pattern}))`;
    case 'members':
      return membersText(search.of);
    case 'any':
      return anyText(search.of);
    case 'all':
      return [...search.found.map(bodyOf), ...search.absent.map((each) => `(?!${bodyOf(each)})`)].join('');
  }
});

/** Searches that begin by looking for the same do so once. */
function anyText(searches: readonly Search[]): string {
  const begun = groupBy(searches, (search) =>
    (search.kind === 'all' ? search.found : [search]).slice(0, 1).map(bodyOf).join(),
  );
  const texts = [...begun].map(([beginning, group]) => {
    if (group.length < 2 || beginning === '') return anyOfTexts(group.map(bodyOf));
    const rests = group.map((search) =>
      search.kind === 'all' ? bodyOf({ ...search, found: search.found.slice(1) }) : '',
    );
    return rests.includes('') ? beginning : `${beginning}${anyOfTexts(rests)}`;
  });
  return anyOfTexts(texts);
}

function anyOfTexts(texts: readonly string[]): string {
  const distinct = [...new Set(texts)];
  const [only = '(*F)'] = distinct;
  return distinct.length < 2 ? only : `(?:${distinct.join('|')})`;
}

function membersIn(search: Search): readonly Member[] {
  switch (search.kind) {
    case 'member':
      return [search];
    case 'members':
    case 'text':
      return [];
    case 'any':
      return search.of.flatMap(membersIn);
    case 'all':
      return [...search.found, ...search.absent].flatMap(membersIn);
  }
}

function memberText(member: Member): string {
  return `${openingOf(member)}${member.value}`;
}

/** Letters as they turn up in the texts of events, the most frequent first. */
const frequency = 'etaionrsdlcmpugfhvwbykxzjq0123456789-_.SCDPILTMEWNFAURVOHBGKXQYZJ';

/**
 * To behind a member's name. Leaping from one of its rarest letters to the next is many times quicker than trying
 * every character, or every quote:
 *
 *     "originalFileName":   →   (?:[^F]*+F)*?(*plb:"originalF)ileName":
 */
export const openingOf = byKey(
  ({ name, spelling }: Pick<Member, 'name' | 'spelling'>) => `${spelling} ${name}`,
  (member): string => {
    const letter = rarestLetter([member]) ?? '';
    const text = `${leap(letter, member.spelling)}${behindLetter(member, letter)}`;
    return member.spelling === 'cased' ? text : `(?i:${text})`;
  },
);

/** One walk for several members leaps by a letter that all their names have, or else from quote to quote. */
function membersText(members: readonly Member[]): string {
  const letter = rarestLetter(members);
  const texts = members.map((member) => {
    const name = letter === null ? `${escaped(member.name)}":` : behindLetter(member, letter);
    return `${member.spelling === 'cased' ? name : `(?i:${name})`}${member.value}`;
  });
  const isCased = members.every(({ spelling }) => spelling === 'cased');
  const plain = leap(letter ?? '"', isCased ? 'cased' : 'caseless');
  const walk = isCased ? plain : `(?i:${plain})`;
  return `(?=${walk}${anyOfTexts(texts)})`;
}

/**
 * Through the text, ever behind the next such letter. What stands under `(?i:…)` is spelled differently, so that no
 * part of it is taken for a definition without case.
 */
function leap(letter: string, spelling: Member['spelling']): string {
  return spelling === 'cased' ? `(?:[^${letter}]*+${letter})*?` : `(?:[^${letter}]*+[${letter}])*?`;
}

function behindLetter({ name }: Pick<Member, 'name'>, letter: string): string {
  const at = name.includes(letter) ? name.indexOf(letter) : name.toLowerCase().indexOf(letter);
  return `(*plb:"${escaped(name.slice(0, at + 1))})${escaped(name.slice(at + 1))}":`;
}

function rarestLetter(members: readonly Pick<Member, 'name' | 'spelling'>[]): string | null {
  const isCased = members.every(({ spelling }) => spelling === 'cased');
  const [first = '', ...others] = members.map(({ name }) => (isCased ? name : name.toLowerCase()));
  const letters = (first.match(/\w/g) ?? []).filter((letter) =>
    others.every((name) => name.includes(letter)),
  );
  const [rarest = null] = letters.sort((a, b) => frequency.indexOf(b) - frequency.indexOf(a));
  return rarest;
}

function escaped(text: string): string {
  return text.replace(/[^\w ]/g, '\\$&');
}

/** One character of any value. */
const anyCharacter = '[^"\\\\\\x80-\\xbf][\\x80-\\xbf]*+|\\\\["\\\\]';

/**
 * Runs through values as they are printed, and the same from one longer character to the next, which takes half the
 * time: `(?:a|b)*?` → `(?:a*+b)*?a*?` where no text begins both an a and a b.
 */
const runs = [
  // A value of a Windows event in the event's text.
  { plain: '[^\\t\\n\\r"\\x26\\x3c\\x3e\\\\]', longer: '\\\\\\\\(?:t|\\\\["\\\\])|\\x26(?:amp;|lt;|gt;)' },
  // Any value.
  { plain: '[^"\\\\]', longer: '\\\\["\\\\]' },
].map(({ plain, longer }) => ({
  printed: `(?:${plain}|${longer})*?`,
  quick: `(?:${plain}*+(?:${longer}))*?${plain}*?`,
}));

function withQuickRuns(text: string): string {
  return runs.reduce((result, { printed, quick }) => result.replaceAll(printed, quick), text);
}

/** The definitions come last: older releases of PCRE2 misread a look-behind that follows them. */
function withDefinitions(body: string, parts: readonly string[]): string {
  let texts = [`\\A${body}`];
  for (const part of new Set(parts)) {
    const count = texts.reduce((sum, text) => sum + text.split(part).length - 1, 0);
    const call = `(?${texts.length})`;
    if (count * (part.length - call.length) <= part.length + 2) continue;
    texts = [...texts.map((text) => text.replaceAll(part, call)), part];
  }
  const [search, ...defined] = texts.map(withoutNeedlessFlags);
  if (search === undefined || defined.length === 0) return search ?? '';
  return `${search}(?(DEFINE)${defined.map((text) => `(${text})`).join('')})`;
}

/** A called part has the flags it was defined with, and a group can name its own. */
function withoutNeedlessFlags(text: string): string {
  return text.replace(/\(\?-i:(\(\?\d+\))\)/g, '$1').replace(/\(\?:\(\?(i?s?)\)/g, '(?$1:');
}
