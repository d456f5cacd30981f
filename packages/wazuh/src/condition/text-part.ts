import {
  alternativesOf,
  choice,
  end,
  isEnd,
  isStart,
  itemsOf,
  literal,
  look,
  nothing,
  oneOf,
  type Pattern,
  rebuild,
  sequence,
} from '@sigmazuh/compiler';
import { embedPattern, hexForm, spellingForm } from '@sigmazuh/regex';
import type { LocatedTest } from '../branch/index.ts';
import { type ComparisonTest, type LogPart, logParts, type PartTarget } from '../locate/index.ts';
import { openStart } from './open-start.ts';

const raw = (text: string) => literal(text, 'cased');
/** Values written as they are, up to what closes them. */
const enclosed = spellingForm('enclosed', new Map());
const notHex = look(
  'ahead',
  'negative',
  oneOf(
    [
      { from: 0x30, to: 0x39 },
      { from: 0x41, to: 0x46 },
    ],
    'cased',
  ),
);

/** A search of a longer text for a value that is a part of it; `null` when it cannot be said of a part. */
export function partPattern(test: Exclude<LocatedTest, ComparisonTest>, target: PartTarget): Pattern | null {
  if (target.kind === 'part') {
    return target.part === 'audit-command-line' ? null : framedPart(test, logParts[target.part]);
  }
  if (target.kind === 'framed') {
    if (test.kind === 'present') return raw(target.before);
    return embedPattern(test.pattern, enclosed, { before: raw(target.before), after: raw(target.after) });
  }
  const opening = auditOpening(target.key);
  if (test.kind === 'present') return opening;
  return auditValue(
    test.pattern,
    opening,
    target.key === 'proctitle' ? ofArguments(test.pattern) : test.pattern,
  );
}

/** Where a text of several arguments has a blank, the kernel has kept the NUL that ends one of them. */
function ofArguments(pattern: Pattern): Pattern {
  return rebuild(pattern, (node) => {
    if (node.kind !== 'literal' || !node.text.includes(' ')) return node;
    const rule = node.cased ? 'cased' : 'caseless';
    const words = node.text.split(' ').map((word) => (word === '' ? nothing : literal(word, rule)));
    return sequence(words.flatMap((word, i) => (i === 0 ? [word] : [blankOrNul, word])));
  });
}

function framedPart(
  test: Exclude<LocatedTest, ComparisonTest>,
  { before, form, after }: LogPart,
): Pattern | null {
  if (test.kind === 'present') return before;
  const pattern = openStart(test.pattern);
  return pattern === null ? null : embedPattern(pattern, form, { before, after });
}

/** What auditd writes in words of its own stands behind this sign, after all that the kernel wrote. */
const groupSeparator = 0x1d;
const blankOrSeparator = oneOf(
  [groupSeparator, 0x20].map((point) => ({ from: point, to: point })),
  'cased',
);

const blankOrNul = oneOf(
  [0x00, 0x20].map((point) => ({ from: point, to: point })),
  'cased',
);

/** Keys stand behind a blank, auditd's first one behind the separator; the record's type comes first. */
function auditOpening(key: string): Pattern {
  return key === 'type' ? raw('type=') : sequence([blankOrSeparator, raw(`${key}=`)]);
}

/**
 * The kernel writes numbers and words bare, other text in double quotes, and text with blanks, quotes or anything
 * unprintable in hex.
 */
function auditValue(pattern: Pattern, opening: Pattern, inHex: Pattern): Pattern {
  return choice([
    embedPattern(pattern, enclosed, { before: sequence([opening, raw('"')]), after: raw('"') }),
    embedPattern(pattern, enclosed, { before: opening, after: blankOrSeparator }),
    ...alternativesOf(pattern).flatMap((alternative) => atLineEnd(alternative, opening)),
    embedPattern(inHex, hexForm, { before: opening, after: notHex }),
  ]);
}

/** A bare value that is the last of its line. */
function atLineEnd(alternative: Pattern, opening: Pattern): readonly Pattern[] {
  const items = itemsOf(alternative);
  return isStart(items[0]) && isEnd(items.at(-1)) ? [sequence([opening, ...items.slice(1, -1), end])] : [];
}
