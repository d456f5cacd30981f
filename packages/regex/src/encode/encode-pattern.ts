import {
  type AnchorPattern,
  type AnyRunPattern,
  alternativesOf,
  byIdentity,
  choice,
  contains,
  end,
  groupBy,
  isEnd,
  isNothing,
  isStart,
  itemsOf,
  literal,
  look,
  mapAlternatives,
  nothing,
  type Pattern,
  patternKey,
  type RepeatPattern,
  repeat,
  searchForm,
  sequence,
  start,
  unlessSame,
} from '@sigmazuh/compiler';
import type { TextForm } from '../text-form.ts';
import { alignedRun, alignmentGuard } from './alignment.ts';
import {
  anyCharacter,
  closingCharacters,
  encodeClass,
  encodeLiteral,
  type Place,
  writesEverything,
} from './characters.ts';
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
const withinFrame = byIdentity((form: TextForm) =>
  byIdentity((after: Pattern) => {
    const closing = closingCharacters(after, form);
    const run: AnyRunPattern = { kind: 'any-run', unit: anyCharacter({ form, closing }), within: 'frame' };
    return { closing, run };
  }),
);

interface Context extends Place {
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
      return encodeClass(pattern, context);
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
  const encoded: Pattern[] = [];
  for (const item of items.toReversed()) {
    encoded.unshift(encode(item, context, (rest) => run(sequence([rest, ...encoded]))));
  }
  return encoded;
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
