import type { Pattern } from '../pattern.ts';
import {
  alternativesOf,
  isNothing,
  itemsOf,
  mapAlternatives,
  nothing,
  repeat,
  sequence,
  unlessSame,
} from './build.ts';
import { byIdentity } from './by-identity.ts';

/**
 * The same search with less to do. A pattern is searched, so what it says about the text outside the interesting part
 * is dropped from both of its ends, and likewise beside runs of anything:
 *
 *     ^.*foo  (any-run)  → foo         foo.{3,}  → foo.{3}         x?foo → foo         a.*b+.*c → a.*b.*c
 */
export function searchForm(pattern: Pattern): Pattern {
  const alternatives = alternativesOf(pattern);
  if (alternatives.length > 0 && alternatives.every((each) => isTrimmed(itemsOf(each)))) return pattern;
  const trimmed = mapAlternatives(pattern, trimmedAlternative);
  return trimmed.kind === 'choice' && trimmed.alternatives.some(isNothing) ? nothing : trimmed;
}

/** The same alternative gives the same pattern, so that what is found out about it later is found out once. */
const trimmedAlternative = byIdentity((alternative: Pattern) =>
  unlessSame(alternative, trimmedSequence(itemsOf(alternative))),
);

/** Whether there is no run beside which something could be dropped, and nothing at the ends. Most values are such. */
function isTrimmed(items: readonly Pattern[]): boolean {
  const first = items[0];
  const last = items[items.length - 1];
  if (first === undefined || first.kind === 'repeat' || last?.kind === 'repeat') return false;
  return items.length === 1
    ? first.kind === 'literal'
    : items.every(({ kind }) => kind !== 'any-run' && kind !== 'choice');
}

/** Every stretch between two runs, as between a run and the outside, may begin and end wherever it likes. */
function trimmedSequence(items: readonly Pattern[]): Pattern {
  const stretches = cutAtRuns(items);
  const parts = stretches.map((stretch) => ({
    run: stretch.run,
    items: trimEnd(trimStart(stretch.items)),
  }));
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return nothing;
  if (isOnly(first.items, 'start') && isFree(parts[1]?.run))
    return trimmedSequence(joined(parts.slice(1), 'opened'));
  if (parts.length > 1 && isOnly(last.items, 'end'))
    return trimmedSequence(joined(parts.slice(0, -1), 'whole'));
  if (parts.length > 1 && first.items.length === 0) return trimmedSequence(joined(parts.slice(1), 'opened'));
  if (parts.length > 1 && last.items.length === 0)
    return trimmedSequence(joined(parts.slice(0, -1), 'whole'));
  // Every text has a start and an end: alone, an anchor says nothing.
  if (parts.length === 1 && (isOnly(first.items, 'start') || isOnly(first.items, 'end'))) return nothing;
  return sequence(joined(parts, 'whole'));
}

/** A run of units from the start says where a character's text begins, and so where what follows may begin. */
function isFree(run: Pattern | null | undefined): boolean {
  return run?.kind === 'any-run' && run.unit === undefined;
}

interface Stretch {
  /** The run before it; `null` for the first. */
  readonly run: Pattern | null;
  readonly items: readonly Pattern[];
}

function cutAtRuns(items: readonly Pattern[]): readonly Stretch[] {
  const stretches: { run: Pattern | null; items: Pattern[] }[] = [{ run: null, items: [] }];
  for (const item of items) {
    // A run within a frame leads from the frame to what is looked for: it cannot be dropped.
    if (item.kind === 'any-run' && item.within === undefined) stretches.push({ run: item, items: [] });
    else stretches.at(-1)?.items.push(item);
  }
  return stretches;
}

function joined(parts: readonly Stretch[], first: 'whole' | 'opened'): readonly Pattern[] {
  return parts.flatMap((part, i) => [
    ...(part.run === null || (i === 0 && first === 'opened') ? [] : [part.run]),
    ...part.items,
  ]);
}

function trimStart(items: readonly Pattern[]): readonly Pattern[] {
  const [first, ...rest] = items;
  if (first?.kind !== 'repeat' || first.max === first.min || first.possessive) return items;
  return first.min === 0 ? trimStart(rest) : [...itemsOf(repeat(first.item, first.min, first.min)), ...rest];
}

function trimEnd(items: readonly Pattern[]): readonly Pattern[] {
  const last = items.at(-1);
  if (last?.kind !== 'repeat' || last.max === last.min || last.possessive) return items;
  const rest = items.slice(0, -1);
  return last.min === 0 ? trimEnd(rest) : [...rest, ...itemsOf(repeat(last.item, last.min, last.min))];
}

function isOnly(items: readonly Pattern[], at: 'start' | 'end'): boolean {
  const [only] = items;
  return items.length === 1 && only?.kind === 'anchor' && only.at === at;
}
