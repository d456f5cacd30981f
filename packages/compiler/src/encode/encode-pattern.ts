import { groupBy } from '../group-by.ts';
import { acceptedSet, isWide } from '../pattern/accepted.ts';
import {
  alternativesOf,
  choice,
  end,
  isNothing,
  itemsOf,
  literal,
  look,
  mapAlternatives,
  nothing,
  oneOf,
  patternKey,
  repeat,
  sequence,
  start,
  unlessSame,
} from '../pattern/build.ts';
import { byIdentity } from '../pattern/by-identity.ts';
import {
  type CodePointSet,
  codePoints,
  codePointsOf,
  difference,
  includes,
  intersection,
  union,
  wellFormed,
} from '../pattern/code-points.ts';
import { contains } from '../pattern/rebuild.ts';
import { searchForm } from '../pattern/search-form.ts';
import type {
  AnchorPattern,
  AnyOnePattern,
  AnyRunPattern,
  ClassPattern,
  LiteralPattern,
  Pattern,
  RepeatPattern,
} from '../pattern.ts';
import type { TextForm } from '../text-form.ts';
import { alignedRun, alignmentGuard } from './alignment.ts';
import { hexByte, hexClass, hexLiteral } from './hex.ts';
import { openFirstLookBehind, spellOutWordBoundaries } from './word-boundaries.ts';

/**
 * The pattern that finds in the encoded text of a value what `pattern` finds in the value itself. Where the form
 * writes different characters alike or cuts them off, `encodingLosses` tells what the pattern can no longer know.
 */
export function encodePattern(pattern: Pattern, form: TextForm): Pattern {
  if (form.special.length === 0 && form.bytes === undefined) return searchForm(pattern);
  if (form.bytes !== undefined) return embedPattern(pattern, form, { before: start, after: end });
  const alternatives = alternativesOf(searchForm(prepared(pattern))).map((alternative) => {
    const encoded = encode(alternative, { ...anywhere, form }, (rest) => alignedRun(rest, form));
    const isAnchored = isStart(itemsOf(alternative)[0]) || isNothing(encoded);
    return { guard: isAnchored ? nothing : alignmentGuard(encoded, form), encoded };
  });
  return searchForm(choice(underGuards(alternatives)));
}

/** A value that is the whole text. */
const anywhere = { start, end, closing: [] } as const;

interface Guarded {
  readonly guard: Pattern;
  readonly encoded: Pattern;
}

/** Plain alternatives that need the same guard share it; others keep their own, to be searched for themselves. */
function underGuards(alternatives: readonly Guarded[]): readonly Pattern[] {
  const groups = groupBy(alternatives, ({ guard, encoded }, i) => {
    const isPlain = itemsOf(encoded).every((item) => item.kind === 'literal');
    return isPlain && !isNothing(guard) ? patternKey(guard) : `own ${i}`;
  });
  return [...groups.values()].map((group) =>
    sequence([group[0]?.guard ?? nothing, choice(group.map((each) => each.encoded))]),
  );
}

/** What encloses a value in a longer text. */
export interface Frame {
  /** What stands directly before the value: `"parentImage":"`. */
  readonly before: Pattern;
  /** What stands directly behind it, and cannot be part of it: `"`. */
  readonly after: Pattern;
}

/**
 * The same for a value that is a part of the searched text, such as one field inside a whole JSON event. The value is
 * walked through from its beginning, character by character of the form, so that nothing before or behind it and no
 * half of a character's text can be taken for a part of it. For that, `after` must not begin any character's text.
 */
export function embedPattern(pattern: Pattern, form: TextForm, frame: Frame): Pattern {
  const { closing, run } = withinFrame(form)(frame.after);
  const context: Context = {
    form,
    closing,
    start: look('behind', 'positive', frame.before),
    end: look('ahead', 'positive', frame.after),
  };
  return choice(
    alternativesOf(searchForm(prepared(pattern))).map((alternative) => {
      const items = itemsOf(alternative);
      const isAnchored = isStart(items[0]);
      const isClosed = isEnd(items.at(-1)) && items.length > (isAnchored ? 1 : 0);
      const inside = sequence(items.slice(isAnchored ? 1 : 0, isClosed ? -1 : undefined));
      return sequence([
        frame.before,
        isAnchored ? nothing : run,
        encode(inside, context, () => run),
        isClosed ? frame.after : nothing,
      ]);
    }),
  );
}

/** A value up to what stands behind it. */
interface Within {
  readonly closing: CodePointSet;
  readonly run: AnyRunPattern;
}

const withinFrame = byIdentity((form: TextForm) =>
  byIdentity((after: Pattern): Within => {
    if (form.bytes !== undefined) {
      return { closing: noCharacters, run: { kind: 'any-run', unit: hexByte, within: 'frame' } };
    }
    const closing = difference(closingCharacters(after), spelledCharacters(form).set);
    const unit = encodeSet(difference(allCharacters, closing), form);
    return { closing, run: { kind: 'any-run', unit, within: 'frame' } };
  }),
);

interface Context {
  readonly form: TextForm;
  /** Characters that end the value, so that none is in it. */
  readonly closing: CodePointSet;
  readonly start: Pattern;
  readonly end: Pattern;
}

/** Look-arounds at the start are opened: inside of an encoded text they could not be told from other text. */
function prepared(pattern: Pattern): Pattern {
  const spelled = contains(pattern, (node) => node.kind === 'anchor' && node.at.endsWith('word-boundary'))
    ? spellOutWordBoundaries(pattern)
    : pattern;
  return mapAlternatives(spelled, openFirstLookBehind);
}

/** Any run before `rest`. */
type RunBefore = (rest: Pattern) => Pattern;

/** Where nothing is spelled differently, the pattern itself. */
function encode(pattern: Pattern, context: Context, run: RunBefore): Pattern {
  switch (pattern.kind) {
    case 'literal':
      return encodeLiteral(pattern, context);
    case 'any-one':
    case 'class':
      return context.form.bytes === undefined ? encodeClass(pattern, context) : hexClass(pattern);
    case 'any-run':
      return run(nothing);
    case 'sequence':
      return unlessSame(pattern, sequence(encodeItems(pattern.items, context, run)));
    case 'choice':
      return mapAlternatives(pattern, (each) => encode(each, context, run));
    case 'repeat':
      return encodeRepeat(pattern, context, run);
    case 'anchor':
      return encodeAnchor(pattern.at, context);
    case 'look':
      return look(
        pattern.direction,
        pattern.negated ? 'negative' : 'positive',
        encode(pattern.item, context, run),
      );
  }
}

/** A run over everything the form can write is free: `.*` where line breaks arrive as blanks. */
function encodeRepeat(pattern: RepeatPattern, context: Context, run: RunBefore): Pattern {
  const item = encode(pattern.item, context, run);
  if (pattern.max !== null || !writesEverything(pattern.item, context.form)) {
    return item === pattern.item ? pattern : repeat(item, pattern.min, pattern.max);
  }
  return sequence([pattern.min === 0 ? nothing : repeat(item, pattern.min, pattern.min), run(nothing)]);
}

/** From the last item to the first: what a run must keep to depends on what follows it. */
function encodeItems(items: readonly Pattern[], context: Context, run: RunBefore): readonly Pattern[] {
  const encoded = [...items];
  for (const [at, item] of [...items.entries()].reverse()) {
    encoded[at] = encode(item, context, (rest) => run(sequence([rest, ...encoded.slice(at + 1)])));
  }
  return encoded;
}

function writesEverything(item: Pattern, form: TextForm): boolean {
  if (item.kind !== 'any-one' && item.kind !== 'class') return false;
  const accepted = acceptedSet(item);
  const written = new Set(
    form.special.filter((point) => includes(accepted, point)).map((point) => form.encode(point)),
  );
  const missing = difference(allCharacters, accepted);
  return missing.every(({ from, to }) => {
    if (to - from > 0xff) return false;
    return Array.from({ length: to - from + 1 }, (_, i) => from + i).every((point) =>
      isWritten(point, accepted, written, form),
    );
  });
}

/** Whether the text of a character that is left out is also the text of one that is not. */
function isWritten(
  point: number,
  accepted: CodePointSet,
  written: ReadonlySet<string>,
  form: TextForm,
): boolean {
  if (!form.special.includes(point)) return false;
  const text = form.encode(point);
  const [only, ...more] = codePointsOf(text);
  const standsForItself =
    only !== undefined &&
    more.length === 0 &&
    only !== point &&
    !form.special.includes(only) &&
    includes(accepted, only);
  return written.has(text) || standsForItself;
}

/** The characters that a form spells in another way: as a set, and for cutting a text at them. */
const spelledCharacters = byIdentity((form: TextForm) => ({
  set: codePoints(...form.special),
  text: new RegExp(`([${form.special.map((point) => `\\u{${point.toString(16)}}`).join('')}])`, 'u'),
}));

function encodeLiteral(pattern: LiteralPattern, { form, closing }: Context): Pattern {
  if (form.bytes !== undefined) return hexLiteral(pattern);
  if (closing.length > 0 && codePointsOf(pattern.text).some((point) => includes(closing, point)))
    return choice([]);
  const [plain = '', ...spelled] = wellFormed(pattern.text).split(spelledCharacters(form).text);
  if (spelled.length === 0) return pattern;
  const rule = pattern.cased ? 'cased' : 'caseless';
  return sequence([
    literal(plain, rule),
    ...spelled.map((part, i) =>
      i % 2 === 0 ? literal(form.encode(part.codePointAt(0) ?? 0), 'cased') : literal(part, rule),
    ),
  ]);
}

function encodeClass(pattern: AnyOnePattern | ClassPattern, { form, closing }: Context): Pattern {
  const set = acceptedSet(pattern);
  const differs = [spelledCharacters(form).set, closing].some((each) => intersection(set, each).length > 0);
  // Most classes are digits or letters.
  if (pattern.kind === 'class' && pattern.cased && !pattern.negated && !differs) return pattern;
  return encodeSet(closing.length === 0 ? set : difference(set, closing), form);
}

/**
 * One character of the set: those that stay single characters as a class, the others spelled out. Where a form writes
 * a line break as a blank, a wide set such as `[^ x]` is about what it leaves out, and takes the blank for a blank; a
 * narrow one such as `[\r\n]` takes it for what it asks for.
 */
function encodeSet(set: CodePointSet, form: TextForm): Pattern {
  const spellings = form.special.filter((point) => includes(set, point)).map((point) => form.encode(point));
  const single = spellings.flatMap((text) => (codePointsOf(text).length === 1 ? codePointsOf(text) : []));
  const longer = spellings.filter((text) => codePointsOf(text).length > 1);
  const unspelled = difference(set, spelledCharacters(form).set);
  const plain = isWide(set) ? unspelled : union(unspelled, codePoints(...single));
  return choice([
    ...(plain.length === 0 ? [] : [oneOf(plain, 'cased')]),
    ...longer.map((text) => literal(text, 'cased')),
  ]);
}

const allCharacters: CodePointSet = [{ from: 0, to: 0x10ffff }];
const noCharacters: CodePointSet = [];

/** Characters of which the first one ends the value. */
function closingCharacters(after: Pattern): CodePointSet {
  if (after.kind === 'class') return acceptedSet(after);
  return after.kind === 'literal' ? codePoints(...codePointsOf(after.text).slice(0, 1)) : noCharacters;
}

function encodeAnchor(at: AnchorPattern['at'], context: Context): Pattern {
  const newline = () => encodeLiteral(literal('\n', 'cased'), context);
  const isTrimmed = context.form.trimmed?.includes(0x0a) ?? false;
  switch (at) {
    case 'start':
      return context.start;
    case 'end':
      return context.end;
    case 'last-line-end':
      return isTrimmed
        ? context.end
        : choice([context.end, look('ahead', 'positive', sequence([newline(), context.end]))]);
    case 'line-start':
      return choice([context.start, look('behind', 'positive', newline())]);
    case 'line-end':
      return choice([context.end, look('ahead', 'positive', newline())]);
    case 'word-boundary':
    case 'not-word-boundary':
      return { kind: 'anchor', at };
  }
}

function isStart(pattern: Pattern | undefined): boolean {
  return pattern?.kind === 'anchor' && pattern.at === 'start';
}

function isEnd(pattern: Pattern | undefined): boolean {
  return pattern?.kind === 'anchor' && pattern.at === 'end';
}
