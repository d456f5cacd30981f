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
} from '../pattern/build.ts';
import { byIdentity } from '../pattern/by-identity.ts';
import {
  type CodePointSet,
  codePoints,
  codePointsOf,
  difference,
  includes,
  union,
  wellFormed,
} from '../pattern/code-points.ts';
import { contains } from '../pattern/rebuild.ts';
import { searchForm } from '../pattern/search-form.ts';
import type { AnchorPattern, AnyRunPattern, LiteralPattern, Pattern } from '../pattern.ts';
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
    const encoded = encode(alternative, { ...anywhere, form, run: (rest) => alignedRun(rest, form) });
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
  const closing =
    form.bytes === undefined
      ? difference(closingCharacters(frame.after), codePoints(...form.special))
      : noCharacters;
  const run: AnyRunPattern = {
    kind: 'any-run',
    unit: form.bytes === undefined ? encodeSet(difference(allCharacters, closing), form) : hexByte,
    within: 'frame',
  };
  const context: Context = {
    form,
    run: () => run,
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
        encode(inside, context),
        isClosed ? frame.after : nothing,
      ]);
    }),
  );
}

interface Context {
  readonly form: TextForm;
  /** Any run before `rest`. */
  readonly run: (rest: Pattern) => Pattern;
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

function encode(pattern: Pattern, context: Context): Pattern {
  switch (pattern.kind) {
    case 'literal':
      if (context.form.bytes !== undefined) return hexLiteral(pattern);
      return codePointsOf(pattern.text).some((point) => includes(context.closing, point))
        ? choice([])
        : encodeLiteral(pattern, context.form);
    case 'any-one':
    case 'class':
      return context.form.bytes === undefined
        ? encodeSet(without(acceptedSet(pattern), context.closing), context.form)
        : hexClass(pattern);
    case 'any-run':
      return context.run(nothing);
    case 'sequence':
      return encodeSequence(pattern.items, context);
    case 'choice':
      return choice(pattern.alternatives.map((each) => encode(each, context)));
    case 'repeat':
      return encodeRepeat(pattern, context);
    case 'anchor':
      return encodeAnchor(pattern.at, context);
    case 'look':
      return look(
        pattern.direction,
        pattern.negated ? 'negative' : 'positive',
        encode(pattern.item, context),
      );
  }
}

/** A run over everything the form can write is free: `.*` where line breaks arrive as blanks. */
function encodeRepeat(pattern: Extract<Pattern, { kind: 'repeat' }>, context: Context): Pattern {
  const item = encode(pattern.item, context);
  if (pattern.max !== null || !writesEverything(pattern.item, context.form)) {
    return repeat(item, pattern.min, pattern.max);
  }
  return sequence([
    pattern.min === 0 ? nothing : repeat(item, pattern.min, pattern.min),
    context.run(nothing),
  ]);
}

/** From the last item to the first: what a run must keep to depends on what follows it. */
function encodeSequence(items: readonly Pattern[], context: Context): Pattern {
  return items.reduceRight<Pattern>((rest, item) => {
    const run = (inner: Pattern) => context.run(sequence([inner, rest]));
    return sequence([encode(item, { ...context, run }), rest]);
  }, nothing);
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

const spelledCharacters = byIdentity((form: TextForm): ReadonlySet<number> => new Set(form.special));

function encodeLiteral(pattern: LiteralPattern, form: TextForm): Pattern {
  const isSpelled = spelledCharacters(form);
  if (!codePointsOf(pattern.text).some((point) => isSpelled.has(point))) return pattern;
  const rule = pattern.cased ? 'cased' : 'caseless';
  const parts: Pattern[] = [];
  let plain = '';
  for (const character of wellFormed(pattern.text)) {
    const point = character.codePointAt(0) ?? 0;
    if (!isSpelled.has(point)) {
      plain += character;
      continue;
    }
    parts.push(literal(plain, rule), literal(form.encode(point), 'cased'));
    plain = '';
  }
  return sequence([...parts, literal(plain, rule)]);
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
  const unspelled = difference(set, codePoints(...form.special));
  const plain = isWide(set) ? unspelled : union(unspelled, codePoints(...single));
  return choice([
    ...(plain.length === 0 ? [] : [oneOf(plain, 'cased')]),
    ...longer.map((text) => literal(text, 'cased')),
  ]);
}

const allCharacters: CodePointSet = [{ from: 0, to: 0x10ffff }];
const noCharacters: CodePointSet = [];

function without(set: CodePointSet, left: CodePointSet): CodePointSet {
  return left.length === 0 ? set : difference(set, left);
}

/** Characters of which the first one ends the value. */
function closingCharacters(after: Pattern): CodePointSet {
  if (after.kind === 'class') return acceptedSet(after);
  return after.kind === 'literal' ? codePoints(...codePointsOf(after.text).slice(0, 1)) : noCharacters;
}

function encodeAnchor(at: AnchorPattern['at'], context: Context): Pattern {
  const newline = encode(literal('\n', 'cased'), context);
  const isTrimmed = context.form.trimmed?.includes(0x0a) ?? false;
  switch (at) {
    case 'start':
      return context.start;
    case 'end':
      return context.end;
    case 'last-line-end':
      return isTrimmed
        ? context.end
        : choice([context.end, look('ahead', 'positive', sequence([newline, context.end]))]);
    case 'line-start':
      return choice([context.start, look('behind', 'positive', newline)]);
    case 'line-end':
      return choice([context.end, look('ahead', 'positive', newline)]);
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
