import {
  type AnyRunPattern,
  anyRun,
  byContent,
  byIdentity,
  byKey,
  type CodePointRange,
  choice,
  codePoints,
  codePointsOf,
  includes,
  itemsOf,
  literal,
  look,
  noneOf,
  nothing,
  type Pattern,
  repeat,
  sequence,
} from '@sigmazuh/compiler';
import { advance, automatonOf, overlap, reads, successors } from '../automaton/automaton.ts';
import { toBytes } from '../print/to-bytes.ts';
import { utf8Text } from '../print/utf8.ts';
import type { TextForm } from '../text-form.ts';

/** A pattern that needs more states than this is taken to need the guard. */
const stateLimit = 400;

/**
 * What has to stand before an encoded pattern so that it cannot begin inside of one character's text. A search for
 * `temp` must not find the `t` of `\t` when a tab is followed by `emp`: it has to begin behind an even number of
 * backslashes.
 *
 *     temp  →  (?<!\\)(?:\\\\)*temp
 *
 * Nothing is put there when the pattern could not match from inside anyway.
 */
export function alignmentGuard(pattern: Pattern, form: TextForm): Pattern {
  const heads = headsBefore(pattern, form);
  return heads.length === 0 ? nothing : guards(form)(heads);
}

/** Many patterns have the same heads. */
function byHeads<Made extends Pattern>(make: (heads: readonly string[], form: TextForm) => Made) {
  return byIdentity((form: TextForm) =>
    byKey(
      (heads: readonly string[]) => JSON.stringify(heads),
      (heads) => make(heads, form),
    ),
  );
}

const guards = byHeads(guardAgainst);

/** Not inside of a character's text that begins with one of the heads. */
function guardAgainst(heads: readonly string[], form: TextForm): Pattern {
  const backslash = form.encode(0x5c);
  const [backslashed, others] = [
    heads.filter((head) => backslash.length > 1 && head.startsWith('\\')),
    heads.filter((head) => !(backslash.length > 1 && head.startsWith('\\'))),
  ];
  const noBackslashBefore = look('behind', 'negative', literal('\\', 'cased'));
  if (heads.every((head) => /^\\+$/.test(head)) && backslashed.length > 0) {
    return sequence([noBackslashBefore, repeat(literal(backslash, 'cased'), 0, null)]);
  }
  const notInside = look('behind', 'negative', choice(heads.map((head) => literal(lastRun(head), 'cased'))));
  if (backslashed.length === 0)
    return look('behind', 'negative', choice(others.map((head) => literal(head, 'cased'))));
  const tails = [...new Set(backslashed.map((head) => head.replace(/^\\+/, '')))];
  const pairs = repeat(literal(backslash, 'cased'), 1, null);
  return choice([
    notInside,
    sequence([
      noBackslashBefore,
      pairs,
      choice([...tails.filter((tail) => tail !== '').map((tail) => literal(tail, 'cased')), nothing]),
    ]),
  ]);
}

/**
 * Anything that may stand between two parts of an encoded pattern, such that `rest` behind it begins where a
 * character's text begins: any text when `rest` could not match elsewhere, else character by character.
 */
export function alignedRun(rest: Pattern, form: TextForm): AnyRunPattern {
  const heads = headsBefore(rest, form);
  return heads.length === 0 ? anyRun : runs(form)(heads);
}

const runs = byHeads(runOver);

/** Character by character of those whose texts begin like one of the heads, and any other text. */
function runOver(heads: readonly string[], form: TextForm): AnyRunPattern {
  const leads = codePoints(...heads.map((head) => head.codePointAt(0) ?? 0));
  const texts = form.special
    .map((point) => form.encode(point))
    .filter((text) => includes(leads, text.codePointAt(0) ?? 0));
  const unit = choice([noneOf(leads, 'cased'), ...texts.map((text) => literal(text, 'cased'))]);
  return { kind: 'any-run', unit };
}

/** A head is looked at with one backslash only: further ones are counted in pairs. */
function lastRun(head: string): string {
  return head.replace(/^\\+/, '\\');
}

const headsOf = byIdentity((form: TextForm) =>
  byContent((pattern: Pattern): readonly string[] => findHeads(pattern, form)),
);

/** Of a literal, so many characters decide: no character's text is longer. */
const decisiveLength = 16;

/** The beginnings of characters' texts, inside of which the pattern could begin to match. */
function headsBefore(pattern: Pattern, form: TextForm): readonly string[] {
  const [first] = itemsOf(pattern);
  const decisive =
    first?.kind === 'literal' && first.text.length > decisiveLength
      ? literal(first.text.slice(0, decisiveLength), first.cased ? 'cased' : 'caseless')
      : pattern;
  return headsOf(form)(decisive);
}

function findHeads(pattern: Pattern, form: TextForm): readonly string[] {
  const spellings = spellingsOf(form);
  if (beginsOutside(pattern, form)) return [];
  const automaton = automatonOf(toBytes(pattern), stateLimit);
  const heads = new Set<string>();
  for (const spelling of spellings) {
    for (let at = 1; at < spelling.length; at++) {
      if (automaton === null || canRead(automaton, utf8Text(spelling.slice(at)), form)) {
        heads.add(spelling.slice(0, at));
      }
    }
  }
  return [...heads];
}

/** Whether it begins with a letter that is never inside of a character's text: most values do. */
function beginsOutside(pattern: Pattern, form: TextForm): boolean {
  const [first] = itemsOf(pattern);
  if (first?.kind !== 'literal' || !/^[\x20-\x7e]/.test(first.text)) return false;
  return !insideOf(form).has(first.text.slice(0, 1).toLowerCase());
}

/** What stands in characters' texts behind their beginning, in small letters. */
const insideOf = byIdentity(
  (form: TextForm): ReadonlySet<string> =>
    new Set(spellingsOf(form).flatMap((spelling) => [...spelling.slice(1).toLowerCase()])),
);

const spellingsOf = byIdentity((form: TextForm): readonly string[] => {
  const all = form.special.map((point) => form.encode(point)).filter((text) => codePointsOf(text).length > 1);
  return [...new Set(all)];
});

type Automaton = NonNullable<ReturnType<typeof automatonOf>>;

/**
 * Whether the automaton can read the text and go on with a whole character's text, or end on the way:
 *
 *     \\cmd   behind the first half of a backslash's two: reads `\`, and then no character is written `\c…`
 */
function canRead(automaton: Automaton, text: string, form: TextForm): boolean {
  if (automaton.nullable) return true;
  const behind = readText(automaton, automaton.first, text);
  if (behind === 'ended') return true;
  if (behind === null) return false;
  if (behind.some((state) => overlap(automaton.sets[state] ?? [], plainBytes(form)))) return true;
  return spellingsOf(form).some((spelling) => readText(automaton, behind, utf8Text(spelling)) !== null);
}

/** The states that can read what follows the text; `ended` when a match is over before, `null` when none can read it. */
function readText(
  automaton: Automaton,
  from: readonly number[],
  text: string,
): readonly number[] | 'ended' | null {
  let next = from;
  for (const byte of text) {
    if (!next.some((state) => reads(automaton, state, byte.charCodeAt(0)))) return null;
    const reached = advance(automaton, next, byte.charCodeAt(0));
    if ([...reached].some((state) => automaton.last.has(state))) return 'ended';
    next = [...successors(automaton, reached)];
  }
  return next;
}

/** The bytes that begin a character's text and are not the beginning of a longer spelling. */
const plainBytes = byIdentity((form: TextForm): readonly CodePointRange[] => {
  const begun = new Set(spellingsOf(form).map((spelling) => spelling.charCodeAt(0)));
  const single = new Set(form.special.map((point) => form.encode(point)).filter((text) => text.length === 1));
  const absent = new Set(
    form.special.filter((point) => point < 0x80 && !single.has(String.fromCharCode(point))),
  );
  return Array.from({ length: 0x100 }, (_, byte) => byte)
    .filter((byte) => !begun.has(byte) && !absent.has(byte))
    .map((byte) => ({ from: byte, to: byte }));
});
